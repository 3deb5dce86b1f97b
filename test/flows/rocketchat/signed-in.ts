import type { StringMap } from '../../../src/core/operation.ts';
import type { Answer } from '../../exchanges/exchange.ts';

/** Returns a user's headers from the answer to a login. */
export function userOf({ body }: Answer): StringMap {
  const { data } = body as { readonly data: { readonly authToken: string; readonly userId: string } };
  return { 'x-auth-token': data.authToken, 'x-user-id': data.userId };
}
