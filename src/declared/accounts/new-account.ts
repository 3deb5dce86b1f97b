import { addAccount } from '../../core/account.ts';
import { forgetLockoutAndCodes } from '../../core/lockout/lockout.ts';
import type { ValidationError } from '../../core/contract.ts';
import { endOtherSessions } from '../../core/session-changes.ts';
import { sharedFieldErrors } from './shared-fields.ts';
import type { ActCall } from '../runtime/act.ts';
import { accountId, loginsOf } from './account-id.ts';
import type { Account, AccountRef, State } from '../runtime/records.ts';

/** An account to create: its own fields, and those that all accounts have. */
export interface NewAccount {
  readonly login: string;
  readonly password: string;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly status: Account['status'];
  /** The API's own fields, by the account's field. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Creates an account with the defaults of its fields, and its id; or returns the problems of the fields. */
export function createAccount(
  wanted: NewAccount,
  { marks, context }: ActCall,
): AccountRef | { readonly errors: readonly ValidationError[] } {
  const { state } = context;
  const { login, password, email, name, status, fields } = wanted;
  const entry: Account = {
    ...fields,
    ...{ login, password, status },
    ...(email === undefined || email === login ? {} : { email }),
    ...(name === undefined ? {} : { name }),
  };
  const errors = [...sharedFieldErrors(fields), ...marks.accountFields.check(entry, '')];
  if (errors.length > 0) return { errors };
  const key = freeKey(login.toLowerCase(), state);
  const account: Account = { ...entry, id: newId(key, marks.marks.account?.id, state) };
  forgetPrevious(key, state);
  addAccount(
    { key, account, logins: loginsOf(account, marks.marks.account?.logins), id: String(account.id) },
    state,
  );
  context.trace(`the account ${login} was created`);
  return { key, account };
}

/** Returns an id that no other account has, and registers the account's position. */
function newId(key: string, form: Parameters<typeof accountId>[2], state: State): string | number {
  for (let position = state.get('positions', 'next') ?? 0; ; position += 1) {
    const id = accountId(key, position, form);
    if (isFree(String(id), state)) {
      state.put('positions', key, position);
      state.put('positions', 'next', position + 1);
      return id;
    }
    // an id that doesn't depend on the position is taken by an account that has changed its login
    if (form !== 'integer') return accountId(`${key}~${position}`, position, form);
  }
}

function isFree(id: string, state: State): boolean {
  const holder = state.get('ids', id);
  return holder === undefined || state.get('accounts', holder) === undefined;
}

/** Returns a free key: an account that has changed its login keeps the key of its former one. */
function freeKey(preferred: string, state: State): string {
  let key = preferred;
  for (let count = 2; state.get('accounts', key) !== undefined; count += 1) key = `${preferred}~${count}`;
  return key;
}

const ofOneAccount = [
  ...(['sessionsOf', 'enrolments', 'factors', 'personalTokens', 'formerPasswords', 'usedCodesOf'] as const),
];

/** Clears what a removed account with the same key has left. */
function forgetPrevious(key: string, state: State): void {
  forgetLockoutAndCodes(key, state);
  endOtherSessions(key, undefined, state);
  for (const collection of ofOneAccount)
    if (state.get(collection, key) !== undefined) state.delete(collection, key);
}
