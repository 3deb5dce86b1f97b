import { findAccount, keyOfNobody } from '../../../core/account.ts';
import type { AccountRef } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import { stringField } from '../../../core/random-string.ts';
import type { Account, Records } from '../records.ts';

/** Which user a client means; `login` is a username or an e-mail address, whichever some user has. */
export interface UserQuery {
  readonly by: 'login' | 'username' | 'email' | 'id';
  readonly value: string;
}

/** The user that is meant. Names and addresses are unique whatever their case, so that an exact match is the only one. */
export function findUser({ by, value }: UserQuery, state: State<Records>): AccountRef<Account> | undefined {
  if (by === 'id') return findById(value, state);
  const found = findAccount(value, state);
  if (found === undefined || by === 'login') return found;
  const own = by === 'username' ? found.account.login : found.account.email;
  return own?.toLowerCase() === value.toLowerCase() ? found : undefined;
}

/** The key under which failures and scenarios stand: the user's, or what was typed where there is none. */
export function keyOf(query: UserQuery, state: State<Records>): string {
  return findUser(query, state)?.key ?? keyOfNobody(query.value, state);
}

/** The user that a body names in any of the ways there are, whether or not its operation knows them. */
export function namedUser(body: unknown): UserQuery | undefined {
  const login = stringField(body, 'user');
  if (login !== undefined) return { by: 'login', value: login };
  const user = objectField(body, 'user');
  return queryIn(body, ['username', 'email']) ?? queryIn(user, ['id', 'username', 'email']);
}

function queryIn(holder: unknown, ways: readonly Exclude<UserQuery['by'], 'login'>[]): UserQuery | undefined {
  return ways.map((by) => ({ by, value: stringField(holder, by) ?? '' })).find(({ value }) => value !== '');
}

function objectField(body: unknown, field: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined;
}

function findById(id: string, state: State<Records>): AccountRef<Account> | undefined {
  const key = state.get('ids', id) ?? id;
  const account = state.get('accounts', key);
  return account?.id === id ? { key, account } : undefined;
}
