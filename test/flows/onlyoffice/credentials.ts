import type { StringMap } from '../../../src/core/operation.ts';
import type { Answer } from '../../exchanges/exchange.ts';
import { cookiesOf, given, password, responseOf } from './both-levels.ts';

/** The portal's owner. */
export const owner = 'plain@example.com';

/** Returns Basic credentials, which stay valid when sessions end. */
export function by(login: string): { readonly headers: StringMap } {
  return { headers: { authorization: `Basic ${btoa(`${login}:${password}`)}` } };
}

/** Returns the token of a sign-in as a header. */
export function withToken(answer: Answer): { readonly headers: StringMap } {
  return { headers: { authorization: given(answer, 'token') } };
}

/** Returns the confirmation header for the link of an answer, with the key of its cookie. */
export function confirming(answer: Answer): { readonly headers: StringMap } {
  const [, query = ''] = linkOf(answer).split('?');
  const [kept = ''] = Object.values(cookiesOf(answer));
  return { headers: { confirm: kept === '' ? query : `${query}&key=${kept}` } };
}

/** Returns the link of an answer or of a first step. */
function linkOf(answer: Answer): string {
  const response = responseOf(answer.body);
  return typeof response === 'string' ? response : given(answer, 'confirmUrl');
}

/** Returns the unused backup codes of an answer. */
export function goodCodes({ body }: Answer): readonly string[] {
  const codes = responseOf(body) as readonly { readonly isUsed: boolean; readonly code: string }[];
  return codes.filter(({ isUsed }) => !isUsed).map(({ code }) => code);
}
