import type { SentCode } from '../../operations/phone.ts';
import { sevenDigits } from '../iso-times.ts';

/** What is told of a code that was sent. */
export function sentCode({ expires, ...where }: SentCode) {
  return {
    status: 200 as const,
    body: { expires: sevenDigits(expires), sms: true, ...where, tfa: false },
  };
}
