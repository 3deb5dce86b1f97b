import { callerIn, result, type Act, type ActCall, type ActResult } from '../runtime/act.ts';
import type { ProviderMarks } from '../runtime/resolve.ts';
import type { Account } from '../runtime/records.ts';
import { fieldOf, hasFields } from '../../core/operation.ts';
import { sessionRef } from '../runtime/sessions.ts';
import { anyAccount, carriedToken, keyBySession } from '../checks/account.ts';

/** Answers with the account of the session. */
export const currentAccount: Act = {
  accountOf: keyBySession,
  decide(call) {
    const { found, record, session, value, kind } = callerIn(call);
    const carried = { kind, value, record };
    return result('who-am-i', { found, carried, session: sessionRef(record.session, session, call) });
  },
  force: (_outcome, call) => ({ found: anyAccount(call), ...carriedToken(call) }),
};

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
    return changed(call, found.key, found.account);
  },
  force: (_outcome, call) => ({ found: anyAccount(call) }),
};

function changed(call: ActCall, key: string, account: Account): ActResult {
  const { state, trace } = call.context;
  const fields = fieldsOf(call, account);
  const names = Object.keys(fields);
  const next: Account = { ...account, ...fields };
  if (names.length > 0) state.put('accounts', key, next);
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
