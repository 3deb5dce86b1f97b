import type { Marks } from '../marks/types.ts';
import { hashFrom, uuidFrom } from '../template/stable-ids.ts';

const idLength = 24;

/** Returns the id of an account without one: derived from its login, or for integers from its position. */
export function accountId(
  login: string,
  position: number,
  form: Marks['Account']['id'] = 'uuid',
): string | number {
  const word = login.toLowerCase();
  if (form === 'integer') return position + 1;
  return form === 'hash' ? hashFrom(word, idLength) : uuidFrom(word);
}

/** Returns the logins of an account: its login, and those of the API's own fields. Empty texts are omitted. */
export function loginsOf(
  account: { readonly login: string; readonly [field: string]: unknown },
  fields: readonly string[] = [],
): readonly string[] {
  const others = fields.map((field) => account[field]).filter((value) => typeof value === 'string');
  return [...new Set([account.login, ...others])].filter((login) => login !== '');
}
