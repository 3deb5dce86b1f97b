import { findAccount, holderOfAddress, putAddress } from '../../core/account.ts';
import { keysOf } from '../contract/pointer.ts';
import { callerIn, result, type Act, type ActCall, type ActResult } from '../runtime/act.ts';
import type { ProviderMarks } from '../runtime/resolve.ts';
import { loginsOf } from '../accounts/account-id.ts';
import type { Account, AccountRef, State } from '../runtime/records.ts';
import { fieldOf, hasFields } from '../../core/operation.ts';
import { sharedFieldErrors } from '../accounts/shared-fields.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';
import { checkAgain } from '../checks/again.ts';
import { wrongFields } from '../checks/fields.ts';

/** The fields of an account that no client changes by this act. */
const fixed: readonly string[] = [
  'id',
  'password',
  'status',
  'secondFactor',
  'totpSecret',
  'fixedCode',
  'backupCodes',
  'lockedUntil',
  'captcha',
  'pool',
  'sessions',
];

/** Whether a field stays: a client can't give its account a role or a scope. */
function isFixed(name: string, { marks }: ProviderMarks): boolean {
  const { role = 'role', scopes = 'scopes' } = marks.account ?? {};
  return name === role || name === scopes || fixed.includes(name);
}

/** Changes fields of the account of the session: those that the act reads, else those of the body that the account has. */
export const updateAccount: Act = {
  accountOf: keyBySession,
  decide(call) {
    const { found } = callerIn(call);
    const fields = fieldsOf(call, found.account);
    return checkAgain(found, call) ?? fieldProblem(fields, found, call) ?? changed(fields, found, call);
  },
  force: (_outcome, call) => ({ found: anyAccount(call) }),
};

type Changes = Readonly<Record<string, unknown>>;

/** Denies changes that break the schemas of the account, and logins of other accounts. */
function fieldProblem(fields: Changes, found: AccountRef, call: ActCall): ActResult | undefined {
  const { marks, context } = call;
  const next = { ...found.account, ...fields };
  const errors = [...sharedFieldErrors(fields), ...marks.accountFields.check(next, '')];
  // the other fields are those of the fixtures, or of the control plane
  const own = errors.filter(({ instancePath, params }) =>
    Object.hasOwn(fields, keysOf(instancePath)[0] ?? String(params['additionalProperty'])),
  );
  if (own.length > 0) return wrongFields(own, call);
  const taken = [...newLogins(found.account, next, marks), ...newAddress(found.account, next)].find((name) =>
    holdersOf(name, context.state).some((key) => key !== found.key),
  );
  if (taken === undefined) return undefined;
  const reason = taken === next.email ? 'email' : 'login';
  context.trace(`another account has the ${reason}`);
  return result('account-exists', { found }, reason);
}

/** Returns the keys of the accounts that have a login or an address. */
function holdersOf(name: string, state: State): readonly string[] {
  return [findAccount(name, state)?.key, holderOfAddress(name, state)].filter((key) => key !== undefined);
}

/** Returns the logins that an account gets by a change. */
function newLogins(before: Account, next: Account, { marks }: ProviderMarks): readonly string[] {
  const known = new Set(loginsOf(before, marks.account?.logins).map((login) => login.toLowerCase()));
  return loginsOf(next, marks.account?.logins).filter((login) => !known.has(login.toLowerCase()));
}

/** Returns the address that an account gets by a change: it may be a login of another account. */
function newAddress(before: Account, next: Account): readonly string[] {
  return typeof next.email === 'string' && next.email !== before.email ? [next.email] : [];
}

function changed(fields: Changes, { key, account }: AccountRef, { marks, context }: ActCall): ActResult {
  const { state, trace } = context;
  const names = Object.keys(fields);
  const next: Account = { ...account, ...fields };
  if (names.length > 0) state.put('accounts', key, next);
  for (const login of newLogins(next, account, marks)) state.delete('logins', login.toLowerCase());
  for (const login of newLogins(account, next, marks)) state.put('logins', login.toLowerCase(), key);
  if (next.email !== account.email) putAddress({ key, account: next }, state);
  trace(names.length === 0 ? 'no field of the account changed' : `changed: ${names.join(', ')}`);
  return result('done', { found: { key, account: next } });
}

function fieldsOf({ act, wire, marks }: ActCall, account: Account): Readonly<Record<string, unknown>> {
  if (act.fields.size > 0) {
    const read = [...act.fields].map(([field, reader]) => [field, reader(wire)] as const);
    return Object.fromEntries(read.filter(([, value]) => value !== undefined));
  }
  const { body } = wire;
  if (!hasFields(body)) return {};
  const known = [...new Set([...marks.accountFields.names, ...Object.keys(account)])].filter(
    (name) => !isFixed(name, marks),
  );
  return Object.fromEntries(
    known.filter((name) => Object.hasOwn(body, name)).map((name) => [name, fieldOf(body, name)]),
  );
}
