import type { Environment } from '../../../core/environment.ts';
import {
  countFailure,
  forgetFailures,
  isLockedByFixture,
  isLockedOut,
  forgetRecentFailures,
} from '../../../core/lockout/lockout.ts';
import type { OutcomeName } from '../../../core/outcome.ts';
import { recentFailures, recordFailure } from '../../../core/lockout/sliding-window.ts';
import { policyOf } from '../../../core/records.ts';
import type { Account, Context, State, TracedContext } from '../records.ts';

/** The data of a login attempt that its counts depend on. */
export interface Attempt {
  /** The account's key, or one derived from the typed value if no account has it; undefined without a user. */
  readonly key: string | undefined;
  readonly account: Account | undefined;
  /** Whether the login has a username and no code, and its account isn't in a directory. */
  readonly byUsername: boolean;
}

/** The target of a block, which rejects attempts even with a correct password. */
export type Blocked = 'user' | 'address';

/** Returns what blocks an attempt, checking the address before the user; undefined if nothing does. */
export function blockOf(attempt: Attempt, context: Context): Blocked | undefined {
  if (isAddressBlocked(context)) return 'address';
  const { key, account } = attempt;
  const isBlocked = isCountedFor(attempt, context.state)
    ? isLockedOut(attempt.key, account, context)
    : key !== undefined && isLockedByFixture(account, context.environment);
  return isBlocked ? 'user' : undefined;
}

/** Counts a failed attempt by its address, and by its user if the lockout rule counts this failure. */
export function countFailed(failed: OutcomeName, { key }: Attempt, context: TracedContext): void {
  const { lockoutEnabled, lockoutByAddress, lockoutByUser, lockoutRule, addressLockout } = policyOf(
    context.state,
  );
  if (!lockoutEnabled) return;
  if (lockoutByAddress) recordFailure(addressKey(context.environment), addressLockout.withinSeconds, context);
  if (key === undefined || !lockoutByUser) return;
  if (lockoutRule === 'sliding' || wrongSecrets.has(failed)) countFailure(key, context);
}

/** Resets the failures of a user and of the client's address after a sign-in. */
export function forgetFailed(key: string, { state, environment }: Context): void {
  forgetFailures(key, state);
  forgetRecentFailures(addressKey(environment), state);
}

/** The failures that count under the `fixed` lockout rule. */
const wrongSecrets: ReadonlySet<OutcomeName> = new Set([
  'invalid-credentials',
  'second-factor-invalid',
  'second-factor-exhausted',
]);

function isCountedFor(attempt: Attempt, state: State): attempt is Attempt & { readonly key: string } {
  const { lockoutEnabled, lockoutByUser, lockoutOnlyTypedUsernames } = policyOf(state);
  if (attempt.key === undefined || !lockoutEnabled || !lockoutByUser) return false;
  return attempt.byUsername || !lockoutOnlyTypedUsernames;
}

function isAddressBlocked(context: Context): boolean {
  const { state, environment } = context;
  const { lockoutEnabled, lockoutByAddress, lockoutExemptAddresses, addressLockout } = policyOf(state);
  if (!lockoutEnabled || !lockoutByAddress) return false;
  if (lockoutExemptAddresses.includes(environment.address)) return false;
  const { attempts, withinSeconds } = addressLockout;
  return recentFailures(addressKey(environment), withinSeconds, context).length >= attempts;
}

/** The upper-case prefix separates addresses from typed users, whose keys are in lower case. */
function addressKey({ address }: Environment): string {
  return `ADDRESS ${address}`;
}
