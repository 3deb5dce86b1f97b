import { findAccount } from '../../core/account.ts';
import { fieldOf, hasFields } from '../../core/operation.ts';
import { callerIn, result, type Act, type ActCall, type ActResult } from '../runtime/act.ts';
import { loginsOf } from '../runtime/account-id.ts';
import { fieldIssues } from '../runtime/new-account.ts';
import type { ProviderMarks } from '../runtime/resolve.ts';
import type { Account, AccountRef } from '../runtime/records.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';
import { checkAgain } from '../checks/again.ts';
import { inRequest } from './sign-up.ts';

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
    return checkAgain(found, call) ?? changed(call, found);
  },
  force: (_outcome, call) => ({ found: anyAccount(call) }),
};

function changed(call: ActCall, found: AccountRef): ActResult {
  const { key, account } = found;
  const { state, trace } = call.context;
  const fields = fieldsOf(call, account);
  const names = Object.keys(fields);
  const next: Account = { ...account, ...fields };
  const denied = unusableField(call, next, names) ?? takenProblem(call, found, next);
  if (denied !== undefined) return denied;
  if (names.length > 0) state.put('accounts', key, next);
  moveLogins(call, found, next);
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
  const own = Object.keys(marks.marks.account?.fields ?? {});
  const known = [...new Set([...own, ...Object.keys(account)])].filter((name) => !isFixed(name, marks));
  return Object.fromEntries(
    known.filter((name) => Object.hasOwn(body, name)).map((name) => [name, fieldOf(body, name)]),
  );
}

/** The fields of all accounts that are texts. */
const texts: readonly string[] = ['login', 'email', 'name', 'phone'];

/** Denies a value that its field can't have. */
function unusableField(call: ActCall, next: Account, names: readonly string[]): ActResult | undefined {
  const ofTexts = texts
    .filter((name) => names.includes(name) && (typeof next[name] !== 'string' || next[name] === ''))
    .map((name) => ({ path: [name], rule: 'type', expected: 'string' }));
  const declared = fieldIssues(next, call).filter(({ path: [name = ''] }) => names.includes(name));
  const issues = [...ofTexts, ...declared].map((issue) => inRequest(issue, call));
  if (issues.length === 0) return undefined;
  call.context.trace(`unusable: ${issues.map(({ path }) => path.join('.')).join(', ')}`);
  return result('malformed-request', { violation: { kind: 'invalid', issues } });
}

/** Denies a login or an address that another account has as a login. */
function takenProblem(call: ActCall, found: AccountRef, next: Account): ActResult | undefined {
  const { key, account } = found;
  const isOfAnother = (login: string) => {
    const holder = findAccount<Account>(login, call.context.state);
    return holder !== undefined && holder.key !== key;
  };
  const isLoginTaken = loginsOf(next, call.marks.marks.account?.logins).some(isOfAnother);
  const isEmailTaken = next.email !== undefined && next.email !== account.email && isOfAnother(next.email);
  if (!isLoginTaken && !isEmailTaken) return undefined;
  call.context.trace('another account has this login');
  return result('account-exists', { found }, isLoginTaken ? 'login' : 'email');
}

/** Lets the account sign in by its new logins, and no longer by the former ones. */
function moveLogins(
  { marks, context: { state } }: ActCall,
  { key, account }: AccountRef,
  next: Account,
): void {
  const lower = (one: Account) =>
    loginsOf(one, marks.marks.account?.logins).map((login) => login.toLowerCase());
  const [before, after] = [lower(account), lower(next)];
  for (const login of before) if (!after.includes(login)) state.delete('logins', login);
  for (const login of after) if (!before.includes(login)) state.put('logins', login, key);
}
