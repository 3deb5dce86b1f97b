import type { AccountRecord, AccountRef, SharedRecords } from './records.ts';
import type { State } from './state.ts';

/** Finds the account with this login, ignoring case. */
export function findAccount<Account extends AccountRecord>(
  login: string,
  state: State<SharedRecords<Account>>,
): AccountRef<Account> | undefined {
  const key = state.get('logins', login.toLowerCase());
  return key === undefined ? undefined : accountAt(key, state);
}

/** Returns the key for a login's failures and scenarios: the account's key, else the login itself. */
export function accountKey(login: string | undefined, state: State<SharedRecords>): string | undefined {
  if (login === undefined) return undefined;
  return state.get('logins', login.toLowerCase()) ?? keyOfNobody(login, state);
}

/** Returns the key of a login without an account: the login, changed if it is already the key of another account. */
export function keyOfNobody(login: string, state: State<SharedRecords>): string {
  const key = login.toLowerCase();
  return state.get('accounts', key) === undefined ? key : `${key}~nobody`;
}

/** Whether an account has this login, ignoring case. */
export function isTaken(login: string, state: State<SharedRecords>): boolean {
  return findAccount(login, state) !== undefined;
}

/** Whether an account has this e-mail address, ignoring case. */
export function isAddressTaken(address: string, state: State<SharedRecords>): boolean {
  return holderOfAddress(address, state) !== undefined;
}

/** Returns the key of the account with this e-mail address, ignoring case. */
export function holderOfAddress(address: string, state: State<SharedRecords>): string | undefined {
  const wanted = address.toLowerCase();
  const key = state.get('addresses', wanted);
  if (key === undefined) return undefined;
  return state.get('accounts', key)?.email?.toLowerCase() === wanted ? key : undefined;
}

/** Makes the e-mail address of an account known. */
export function putAddress<Account extends AccountRecord>(
  { key, account }: AccountRef<Account>,
  state: State<SharedRecords<Account>>,
): void {
  if (account.email !== undefined) state.put('addresses', account.email.toLowerCase(), key);
}

/** An account that is created while the emulator runs. */
interface NewAccount<Account extends AccountRecord> extends AccountRef<Account> {
  /** All its logins. */
  readonly logins: readonly string[];
  /** The vendor's number or name for it. */
  readonly id?: string;
}

/** Adds an account; its logins must not be taken. */
export function addAccount<Account extends AccountRecord>(
  { key, account, logins, id }: NewAccount<Account>,
  state: State<SharedRecords<Account>>,
): void {
  state.put('accounts', key, account);
  for (const login of logins) state.put('logins', login.toLowerCase(), key);
  putAddress({ key, account }, state);
  if (id !== undefined) state.put('ids', id, key);
}

/** Returns the account of a forced outcome: the account with this login, or the first of the fixtures. */
export function accountOrFirst<Account extends AccountRecord>(
  login: string | undefined,
  state: State<SharedRecords<Account>>,
): AccountRef<Account> {
  const found = login === undefined ? undefined : findAccount(login, state);
  return found ?? keyedOrFirst(undefined, state);
}

/** Like `accountOrFirst`, but finds the account by its key. */
export function keyedOrFirst<Account extends AccountRecord>(
  key: string | undefined,
  state: State<SharedRecords<Account>>,
): AccountRef<Account> {
  const found = key === undefined ? undefined : accountAt(key, state);
  if (found !== undefined) return found;
  const first = state.get('first', 'account');
  const account = first === undefined ? undefined : accountAt(first, state);
  if (account === undefined) throw new Error('the fixtures have no accounts');
  return account;
}

/** Returns the account with this key. */
export function accountAt<Account extends AccountRecord>(
  key: string,
  state: State<SharedRecords<Account>>,
): AccountRef<Account> | undefined {
  const account = state.get('accounts', key);
  return account === undefined ? undefined : { key, account };
}
