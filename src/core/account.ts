import type { AccountRecord, AccountRef, SharedRecords } from './records.ts';
import type { State } from './state.ts';

/** The account that has this login, whatever its case. */
export function findAccount<Account extends AccountRecord>(
  login: string,
  state: State<SharedRecords<Account>>,
): AccountRef<Account> | undefined {
  const key = state.get('logins', login.toLowerCase());
  return key === undefined ? undefined : accountAt(key, state);
}

/** The key under which a login's failures and scenarios stand: the account's, or the login itself where there is none. */
export function accountKey(login: string | undefined, state: State<SharedRecords>): string | undefined {
  if (login === undefined) return undefined;
  return state.get('logins', login.toLowerCase()) ?? keyOfNobody(login, state);
}

/** The key of a login that no account has: itself, unless that is the key of an account with other logins. */
export function keyOfNobody(login: string, state: State<SharedRecords>): string {
  const key = login.toLowerCase();
  return state.get('accounts', key) === undefined ? key : `${key}~nobody`;
}

/** Whether a login is some account's, whatever its case. */
export function isTaken(login: string, state: State<SharedRecords>): boolean {
  return findAccount(login, state) !== undefined;
}

/** An account that is made while the emulator runs. */
interface NewAccount<Account extends AccountRecord> extends AccountRef<Account> {
  /** Every login it has. */
  readonly logins: readonly string[];
  /** What the vendor numbers or names it by. */
  readonly id?: string;
}

/** Adds an account; none of its logins may be taken. */
export function addAccount<Account extends AccountRecord>(
  { key, account, logins, id }: NewAccount<Account>,
  state: State<SharedRecords<Account>>,
): void {
  state.put('accounts', key, account);
  for (const login of logins) state.put('logins', login.toLowerCase(), key);
  if (id !== undefined) state.put('ids', id, key);
}

/** The account that a forced outcome is about: the one with this login, else the first of the fixtures. */
export function accountOrFirst<Account extends AccountRecord>(
  login: string | undefined,
  state: State<SharedRecords<Account>>,
): AccountRef<Account> {
  const found = login === undefined ? undefined : findAccount(login, state);
  return found ?? keyedOrFirst(undefined, state);
}

/** The same by the account's key. */
export function keyedOrFirst<Account extends AccountRecord>(
  key: string | undefined,
  state: State<SharedRecords<Account>>,
): AccountRef<Account> {
  const found = key === undefined ? undefined : accountAt(key, state);
  if (found !== undefined) return found;
  const first = state.get('first', 'account');
  const account = first === undefined ? undefined : accountAt(first, state);
  if (account === undefined) throw new Error('the fixtures hold no account');
  return account;
}

/** The account with this key. */
export function accountAt<Account extends AccountRecord>(
  key: string,
  state: State<SharedRecords<Account>>,
): AccountRef<Account> | undefined {
  const account = state.get('accounts', key);
  return account === undefined ? undefined : { key, account };
}
