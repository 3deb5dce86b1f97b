import type { Environment } from '../environment.ts';
import type { Context, TracedContext } from '../operation.ts';
import type { NoFacts } from '../outcome.ts';
import {
  policyOf,
  type AccountRecord,
  type SharedPolicy,
  type SharedRecords,
  type AccountRef,
  recordsOf,
} from '../records.ts';
import type { Counter, State } from '../state.ts';
import type { LockoutRule } from './rule.ts';
import { blockEndFor, perAddress, type LoginSource } from './per-address.ts';
import { slidingWindow } from './sliding-window.ts';
import { findAccount, keyOfNobody } from '../account.ts';

/** The last failure that the policy allows within a window locks the account for a time. */
const fixedWindow: LockoutRule = {
  failures(key, { state, environment }) {
    const counters = recordsOf<{ readonly counters: Counter }>(recordsOf(state));
    const failures = counters.get('counters', `failures/${key}`);
    return failures !== undefined && environment.now < failures.endsAt ? failures.count : 0;
  },

  lockedUntil: (key, { state }) => state.get('lockouts', key)?.until,

  record(key, { state, environment, trace }) {
    const { attempts, withinSeconds, forSeconds } = policyOf(state).lockout;
    const { count } = state.increment('failures', key, withinSeconds * 1000);
    if (count < attempts) {
      trace(`failure ${count} of ${attempts}`);
      return;
    }
    trace(`failure ${count} of ${attempts}: locked for ${forSeconds} s`);
    state.put('lockouts', key, { until: environment.now + forSeconds * 1000 });
    state.clear('failures', key);
  },
};

const rules: Readonly<Record<NonNullable<SharedPolicy['lockoutRule']>, LockoutRule>> = {
  fixed: fixedWindow,
  sliding: slidingWindow,
  'by-address': perAddress,
};

/** The rule of the policy; a fixed window where it names none. */
export function lockoutRuleOf(state: State<SharedRecords>): LockoutRule {
  return rules[policyOf(state).lockoutRule ?? 'fixed'];
}

/** Whether an account may not sign in now, by its fixture or after too many failures. */
export function isLockedOut(key: string, account: AccountRecord | undefined, context: Context): boolean {
  const { state, environment } = context;
  if (isLockedByFixture(account, environment)) return true;
  return isAhead(lockoutRuleOf(state).lockedUntil(key, context), environment);
}

/** Whether an account may not sign in now by this login from this address, by its fixture or after too many attempts. */
export function isBlockedHere(
  source: LoginSource,
  account: AccountRecord | undefined,
  context: Context,
): boolean {
  const { environment } = context;
  return isLockedByFixture(account, environment) || isAhead(blockEndFor(source, context), environment);
}

/** Whether its fixture locks an account now, whatever its failures. */
export function isLockedByFixture(
  account: AccountRecord | undefined,
  { now, timeOf }: Pick<Environment, 'now' | 'timeOf'>,
): boolean {
  const fixed = account?.lockedUntil;
  return fixed === 'forever' || isAhead(fixed === undefined ? undefined : timeOf(fixed), { now });
}

function isAhead(time: number | undefined, { now }: Pick<Environment, 'now'>): boolean {
  return time !== undefined && now < time;
}

/** Counts one failure; the last one that the policy allows locks the account. */
export function countFailure(key: string, context: TracedContext): void {
  lockoutRuleOf(context.state).record(key, context);
}

/** A success forgets the failures before it. */
export function forgetFailures(key: string, state: State<SharedRecords>): void {
  state.clear('failures', key);
  forgetRecentFailures(key, state);
}

/** The outcomes of a login that is turned away with its password. */
export type DeniedLoginFacts = {
  readonly [K in 'locked-out' | 'invalid-credentials' | 'account-disabled' | 'account-unverified']: NoFacts;
};

/** Checks a login and its password, in this order: lockout, password, whether the account may sign in. */
export function checkCredentials<Account extends AccountRecord>(
  login: string,
  matches: (account: Account) => boolean,
  context: TracedContext<SharedRecords<Account>>,
): AccountRef<Account> | { readonly denied: keyof DeniedLoginFacts } {
  const { state, trace } = context;
  const found = findAccount(login, state);
  const key = found?.key ?? keyOfNobody(login, state);
  if (isLockedOut(key, found?.account, context)) {
    trace('account is locked out');
    return { denied: 'locked-out' };
  }
  if (found === undefined || !matches(found.account)) {
    countFailure(key, context);
    trace(found === undefined ? 'no such account' : 'password does not match');
    return { denied: 'invalid-credentials' };
  }
  trace('password matched');
  if (found.account.status === 'active') return found;
  trace(`account is ${found.account.status}`);
  return { denied: `account-${found.account.status}` };
}

/** Forgets the failures under a key, as a success does. */
export function forgetRecentFailures(key: string, state: State<SharedRecords>): void {
  if (state.get('recentFailures', key) !== undefined) state.delete('recentFailures', key);
}

/** Forgets that an account is locked out, and the failures that would lead to it. */
export function unlock(key: string, state: State<SharedRecords>): void {
  state.delete('lockouts', key);
  state.delete('attempts', key);
  forgetFailures(key, state);
}

/** Forgets what an account of the same key has left behind, but for its sessions: its lockout, and its codes. */
export function forgetLockoutAndCodes(key: string, state: State<SharedRecords>): void {
  unlock(key, state);
  state.delete('usedCodes', key);
  for (const channel of ['sms', 'email', 'captcha']) state.delete('challenges', `${channel}/${key}`);
}
