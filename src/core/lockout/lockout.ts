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
import { byAccountAndAddress, byAddress } from './by-source.ts';
import { blockEndFor, perAddress, type LoginSource } from './per-address.ts';
import { slidingWindow } from './sliding-window.ts';
import { findAccount, keyOfNobody } from '../account.ts';

/** The last failure that the policy allows within a window locks the account for a set time. */
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

const rulesBySource: Readonly<Record<NonNullable<SharedPolicy['lockoutBy']>, LockoutRule>> = {
  address: byAddress,
  'account-and-address': byAccountAndAddress,
};

/** Returns the policy's rule; a fixed window if it sets none. */
export function lockoutRuleOf(state: State<SharedRecords>): LockoutRule {
  const { lockoutRule = 'fixed', lockoutBy } = policyOf(state);
  return lockoutBy === undefined ? rules[lockoutRule] : rulesBySource[lockoutBy];
}

/** Whether an account may not sign in now, because of its fixture or of too many failures. */
export function isLockedOut(key: string, account: AccountRecord | undefined, context: Context): boolean {
  const { state, environment } = context;
  if (isLockedByFixture(account, environment)) return true;
  return isAhead(lockoutRuleOf(state).lockedUntil(key, context), environment);
}

/** Whether a login from this address is blocked now, because of the account's fixture or of too many attempts. */
export function isBlockedHere(
  source: LoginSource,
  account: AccountRecord | undefined,
  context: Context,
): boolean {
  const { environment } = context;
  return isLockedByFixture(account, environment) || isAhead(blockEndFor(source, context), environment);
}

/** Returns when an account may sign in again, in epoch milliseconds; `Infinity` if its fixture locks it permanently. */
export function lockedUntil(
  key: string,
  account: AccountRecord | undefined,
  context: Context,
): number | undefined {
  const { state, environment } = context;
  const fixed = account?.lockedUntil;
  const ofFixture =
    fixed === undefined ? undefined : fixed === 'forever' ? Infinity : environment.timeOf(fixed);
  const ends = [ofFixture, lockoutRuleOf(state).lockedUntil(key, context)].filter((end) =>
    isAhead(end, environment),
  );
  return ends.length === 0 ? undefined : Math.max(...ends.map((end) => end ?? 0));
}

/** Whether the account's fixture locks it now, regardless of its failures. */
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

/** Counts one failure; the last failure that the policy allows locks the account. */
export function countFailure(key: string, context: TracedContext): void {
  lockoutRuleOf(context.state).record(key, context);
}

/** Clears the failures of a key, for example after a login. */
export function forgetFailures(key: string, state: State<SharedRecords>): void {
  state.clear('failures', key);
  forgetRecentFailures(key, state);
}

/** Clears the failures of a key from the address of the client, too, if the policy counts by address. */
export function forgetFailuresHere(key: string, context: Context): void {
  forgetFailures(key, context.state);
  lockoutRuleOf(context.state).forget?.(key, context);
}

/** The outcomes of a denied login with a password. */
export type DeniedLoginFacts = {
  readonly [K in 'locked-out' | 'invalid-credentials' | 'account-disabled' | 'account-unverified']: NoFacts;
};

/** Checks a login in this order: lockout, password, whether the account may sign in. */
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

/** Clears the recent failures of a key. */
export function forgetRecentFailures(key: string, state: State<SharedRecords>): void {
  if (state.get('recentFailures', key) !== undefined) state.delete('recentFailures', key);
}

/** Ends the lockout of an account and clears the failures that count towards one. */
export function unlock(key: string, state: State<SharedRecords>): void {
  state.delete('lockouts', key);
  state.delete('attempts', key);
  forgetFailures(key, state);
}

/** Clears lockout and codes left by a previous account with the same key, but not its sessions. */
export function forgetLockoutAndCodes(key: string, state: State<SharedRecords>): void {
  unlock(key, state);
  state.delete('usedCodes', key);
  for (const channel of ['sms', 'email', 'captcha']) state.delete('challenges', `${channel}/${key}`);
}
