import type { AccountRecord, Found, SharedRecords } from './records.ts';
import type { State } from './state.ts';

/** The account that has this login, whatever its case. */
export function findAccount<Account extends AccountRecord>(
  login: string,
  state: State<SharedRecords<Account>>,
): Found<Account> | undefined {
  const key = state.get('logins', login.toLowerCase());
  const account = key === undefined ? undefined : state.get('accounts', key);
  return key === undefined || account === undefined ? undefined : { key, account };
}

/** The key under which a login's failures and scenarios stand: the account's, or the login itself where there is none. */
export function accountKey(login: string | undefined, state: State<SharedRecords>): string | undefined {
  if (login === undefined) return undefined;
  return state.get('logins', login.toLowerCase()) ?? login.toLowerCase();
}

/** The account that a forced outcome is about: the one with this login, else the first of the fixtures. */
export function accountOrFirst<Account extends AccountRecord>(
  login: string | undefined,
  state: State<SharedRecords<Account>>,
): Found<Account> {
  const found = login === undefined ? undefined : findAccount(login, state);
  if (found !== undefined) return found;
  const key = state.get('first', 'account');
  const account = key === undefined ? undefined : state.get('accounts', key);
  if (key === undefined || account === undefined) throw new Error('the fixtures hold no account');
  return { key, account };
}
