import type { ProviderMarks } from '../runtime/resolve.ts';
import type { Marks } from '../marks/types.ts';
import type { ReachedAct } from './act-of-outcome.ts';

/** Joins words: `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** Describes a request with the token of an account's session. */
export function tokenOfSession(login: string | undefined): string {
  return login === undefined ? 'send the token of a session' : `send the token of a session of ${login}`;
}

/** Describes a request with a session that the operation accepts. */
export function credentials({ needs, accounts }: ReachedAct): string {
  if (needs === false) return 'send the request';
  const role = typeof needs === 'object' ? needs.role : undefined;
  const roles = role === undefined ? [] : [role].flat();
  const login = accounts.plain(roles);
  if (login === undefined && roles.length > 0)
    return `send the token of a session whose account has the role ${listed(roles, 'or')}`;
  return tokenOfSession(login);
}

/** Names the place where a client sends its token. */
export function carrierText({ carried }: ProviderMarks, needs: Marks['Needs']): string {
  const wanted = typeof needs === 'object' ? needs.tokens : undefined;
  const texts = carried
    .filter(({ kind }) => wanted === undefined || wanted.includes(kind))
    .flatMap(({ carrier }) => {
      if (carrier === undefined) return [];
      if (carrier.in === 'bearer') return ['bearer token'];
      return carrier.in.startsWith('basic') ? ['Basic credentials'] : [`${carrier.in} ${carrier.name}`];
    });
  return texts.length === 0 ? 'token' : listed([...new Set(texts)], 'and no');
}
