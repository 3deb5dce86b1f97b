import { isTaken } from '../../core/account.ts';
import { fieldOf, hasFields } from '../../core/operation.ts';
import { issuesOf } from '../../core/violation.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';
import { checkAgain } from '../checks/again.ts';
import { malformedFields } from '../checks/missing.ts';
import { createFieldCheck } from '../runtime/account-fields.ts';
import { loginsOf } from '../runtime/account-id.ts';
import { callerIn, result, type Act, type ActCall, type ActResult } from '../runtime/act.ts';
import type { Account, AccountRef } from '../runtime/records.ts';
import type { ProviderMarks } from '../runtime/resolve.ts';

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
  const { state, trace } = call.context;
  const { key, account } = found;
  const fields = fieldsOf(call, account);
  const names = Object.keys(fields);
  const next: Account = { ...account, ...fields };
  const denied = fieldProblem(call, found, next, names) ?? loginProblem(call, found, next);
  if (denied !== undefined) return denied;
  if (names.length > 0) state.put('accounts', key, next);
  moveLogins(call, key, account, next);
  trace(names.length === 0 ? 'no field of the account changed' : `changed: ${names.join(', ')}`);
  return result('done', { found: { key, account: next } });
}

/** Denies a value that the marks don't allow for its field. */
function fieldProblem(
  call: ActCall,
  found: AccountRef,
  next: Account,
  names: readonly string[],
): ActResult | undefined {
  const all = issuesOf(createFieldCheck(call.marks.marks.account)({ ...next }, ''));
  const own = all.filter(({ path: [name = ''] }) => names.includes(name));
  const isLogin = typeof next.login === 'string' && next.login !== '';
  const issues = isLogin ? own : [...own, { path: ['login'], rule: 'type' }];
  return issues.length === 0 ? undefined : malformedFields(issues, call, found);
}

/** Denies a login, or an address, that another account has. */
function loginProblem(call: ActCall, found: AccountRef, next: Account): ActResult | undefined {
  const { marks, context } = call;
  const isOthers = (login: string) =>
    isTaken(login, context.state) && context.state.get('logins', login.toLowerCase()) !== found.key;
  const isLogin = loginsOf(next, marks.marks.account?.logins).some(isOthers);
  const isEmail = typeof next.email === 'string' && isOthers(next.email);
  if (!isLogin && !isEmail) return undefined;
  context.trace(`another account has this ${isLogin ? 'login' : 'address'}`);
  return result('account-exists', { found }, isLogin ? 'login' : 'email');
}

/** Makes the new logins of an account valid, and its former ones invalid. */
function moveLogins(
  { marks, context: { state } }: ActCall,
  key: string,
  before: Account,
  next: Account,
): void {
  const loginsIn = (account: Account) =>
    loginsOf(account, marks.marks.account?.logins).map((login) => login.toLowerCase());
  const kept = loginsIn(next);
  for (const login of loginsIn(before)) if (!kept.includes(login)) state.delete('logins', login);
  for (const login of kept) if (state.get('logins', login) !== key) state.put('logins', login, key);
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
