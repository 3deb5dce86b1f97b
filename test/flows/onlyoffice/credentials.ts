import type { StringMap } from '../../../src/core/operation.ts';
import type { Answer } from '../../exchanges/exchange.ts';
import { cookiesOf, given, password, responseOf } from './both-levels.ts';

/** The portal's owner. */
export const owner = 'plain@example.com';

/** A user by name and password, which no end of a session ends. */
export function by(login: string): { readonly headers: StringMap } {
  return { headers: { authorization: `Basic ${btoa(`${login}:${password}`)}` } };
}

/** A client that keeps the token of a sign-in. */
export function withToken(answer: Answer): { readonly headers: StringMap } {
  return { headers: { authorization: given(answer, 'token') } };
}

/** A client that follows the link of an answer, with the key that its cookie keeps. */
export function confirming(answer: Answer): { readonly headers: StringMap } {
  const [, query = ''] = linkOf(answer).split('?');
  const [kept = ''] = Object.values(cookiesOf(answer));
  return { headers: { confirm: kept === '' ? query : `${query}&key=${kept}` } };
}

/** The link that an answer is, or that a first step has. */
function linkOf(answer: Answer): string {
  const response = responseOf(answer.body);
  return typeof response === 'string' ? response : given(answer, 'confirmUrl');
}

/** The backup codes of an answer that are still good. */
export function goodCodes({ body }: Answer): readonly string[] {
  const codes = responseOf(body) as readonly { readonly isUsed: boolean; readonly code: string }[];
  return codes.filter(({ isUsed }) => !isUsed).map(({ code }) => code);
}
