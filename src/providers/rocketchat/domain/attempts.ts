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

/** An attempt to sign in, as far as it is counted. */
export interface Attempt {
  /** The account's key, or what was typed where no account has it; none where nobody was named. */
  readonly key: string | undefined;
  readonly account: Account | undefined;
  /** Whether a username was typed, and nothing but a password beside it. */
  readonly byUsername: boolean;
}

/** What is blocked when an attempt is refused whatever its password. */
export type Blocked = 'user' | 'address';

/** What keeps this attempt from signing in, right or wrong: the address comes before the user. */
export function blockOf(attempt: Attempt, context: Context): Blocked | undefined {
  if (isAddressBlocked(context)) return 'address';
  const { key, account } = attempt;
  const isBlocked = isCountedFor(attempt, context.state)
    ? isLockedOut(attempt.key, account, context)
    : key !== undefined && isLockedByFixture(account, context.environment);
  return isBlocked ? 'user' : undefined;
}

/** Counts an attempt that failed: by its address, and by its user where the rule has this failure count. */
export function countFailed(failed: OutcomeName, { key }: Attempt, context: TracedContext): void {
  const { lockoutEnabled, lockoutByAddress, lockoutByUser, lockoutRule, addressLockout } = policyOf(
    context.state,
  );
  if (!lockoutEnabled) return;
  if (lockoutByAddress) recordFailure(addressKey(context.environment), addressLockout.withinSeconds, context);
  if (key === undefined || !lockoutByUser) return;
  if (lockoutRule === 'sliding' || wrongSecrets.has(failed)) countFailure(key, context);
}

/** A sign-in forgets the failures of its user and of its address. */
export function forgetFailed(key: string, { state, environment }: Context): void {
  forgetFailures(key, state);
  forgetRecentFailures(addressKey(environment), state);
}

/** What counts where not every failed attempt does. */
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

/** Apart from what was typed for a user, which is counted in lower case. */
function addressKey({ address }: Environment): string {
  return `ADDRESS ${address}`;
}
