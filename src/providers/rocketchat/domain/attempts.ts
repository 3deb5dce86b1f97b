import type { Environment } from '../../../core/environment.ts';
import {
  countFailure,
  forgetFailures,
  isLockedByFixture,
  isLockedOut,
  forgetRecentFailures,
} from '../../../core/lockout/lockout.ts';
import type { Trace, OutcomeName } from '../../../core/operation.ts';
import { recentFailures, recordFailure } from '../../../core/lockout/sliding-window.ts';
import { policyOf } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Records } from '../records.ts';

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
export function blockOf(
  attempt: Attempt,
  state: State<Records>,
  environment: Environment,
): Blocked | undefined {
  if (isAddressBlocked(state, environment)) return 'address';
  const { key, account } = attempt;
  const isBlocked = isCountedFor(attempt, state)
    ? isLockedOut(attempt.key, account, state, environment)
    : key !== undefined && isLockedByFixture(account, environment);
  return isBlocked ? 'user' : undefined;
}

/** Counts an attempt that failed: by its address, and by its user where the rule has this failure count. */
export function countFailed(
  failed: OutcomeName,
  { key }: Attempt,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): void {
  const { lockoutEnabled, lockoutByAddress, lockoutByUser, lockoutRule, addressLockout } = policyOf(state);
  if (!lockoutEnabled) return;
  if (lockoutByAddress)
    recordFailure(addressKey(environment), addressLockout.withinSeconds, state, environment);
  if (key === undefined || !lockoutByUser) return;
  if (lockoutRule === 'sliding' || wrongSecrets.has(failed)) countFailure(key, state, environment, trace);
}

/** A sign-in forgets the failures of its user and of its address. */
export function forgetFailed(key: string, state: State<Records>, environment: Environment): void {
  forgetFailures(key, state);
  forgetRecentFailures(addressKey(environment), state);
}

/** What counts where not every failed attempt does. */
const wrongSecrets: ReadonlySet<OutcomeName> = new Set([
  'invalid-credentials',
  'second-factor-invalid',
  'second-factor-exhausted',
]);

function isCountedFor(
  attempt: Attempt,
  state: State<Records>,
): attempt is Attempt & { readonly key: string } {
  const { lockoutEnabled, lockoutByUser, lockoutOnlyTypedUsernames } = policyOf(state);
  if (attempt.key === undefined || !lockoutEnabled || !lockoutByUser) return false;
  return attempt.byUsername || !lockoutOnlyTypedUsernames;
}

function isAddressBlocked(state: State<Records>, environment: Environment): boolean {
  const { lockoutEnabled, lockoutByAddress, lockoutExemptAddresses, addressLockout } = policyOf(state);
  if (!lockoutEnabled || !lockoutByAddress) return false;
  if (lockoutExemptAddresses.includes(environment.address)) return false;
  const { attempts, withinSeconds } = addressLockout;
  return recentFailures(addressKey(environment), withinSeconds, state, environment).length >= attempts;
}

/** Apart from what was typed for a user, which is counted in lower case. */
function addressKey({ address }: Environment): string {
  return `ADDRESS ${address}`;
}
