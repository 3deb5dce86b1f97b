import type { Account } from '../runtime/records.ts';
import type { ProviderMarks } from '../runtime/resolve.ts';

/** Returns the scopes of an account: a text or a list in the field that the marks name; undefined if it has none. */
export function accountScopes(account: Account, { marks }: ProviderMarks): readonly string[] | undefined {
  return textsOf(account[marks.account?.scopes ?? 'scopes']);
}

/** Returns the scopes that an account is granted of those that were requested. One without scopes is granted all. */
export function grantedScopes(
  requested: readonly string[],
  account: Account,
  marks: ProviderMarks,
): readonly string[] {
  const own = accountScopes(account, marks);
  return own === undefined ? requested : requested.filter((scope) => own.includes(scope));
}

/** Splits the scopes of a request. */
export function scopesIn(text: string): readonly string[] {
  return text.split(/[ ,]+/).filter((scope) => scope !== '');
}

/** Returns a list of texts, or the words of a text; undefined for any other value. */
export function textsOf(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return scopesIn(value);
  return Array.isArray(value) ? value.map(String) : undefined;
}
