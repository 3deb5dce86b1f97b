import type { Texts } from '../../../src/core/operation.ts';
import type { Answer } from '../../exchanges/cell.ts';

/** The headers of a user, from the answer to a login. */
export function userOf({ body }: Answer): Texts {
  const { data } = body as { readonly data: { readonly authToken: string; readonly userId: string } };
  return { 'x-auth-token': data.authToken, 'x-user-id': data.userId };
}
