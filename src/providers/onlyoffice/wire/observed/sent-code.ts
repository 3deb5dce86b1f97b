import type { Exchange } from '../../../../core/operation.ts';
import type { SentCode } from '../../operations/phone.ts';
import { sevenDigits } from '../iso-times.ts';
import { success } from './reply.ts';

/** What is told of a code that was sent. */
export function sentCode({ expires, ...where }: SentCode, exchange: Exchange) {
  return success({ expires: sevenDigits(expires), sms: true, ...where, tfa: false }, exchange);
}
