import { policyOf } from '../../../core/records.ts';
import type { Context, State, TracedContext } from '../records.ts';
import type { Factor } from './settings.ts';

/** The maximum number of checks of sent codes. Source: the vendor's server source. */
const sentChecks = 5;
/** How long a check of an app's code counts, in seconds. Source: the vendor's server source. */
const appSeconds = 60;

/**
 * Counts a code check, unless the maximum is reached. Each check restarts the window. The maximum for an app is the
 * policy's `lockout.attempts`. Source: the vendor's server source.
 */
export function countCodeAttempt(
  key: string,
  factor: Factor,
  context: TracedContext,
): 'counted' | 'exhausted' {
  const { state, trace } = context;
  const { lockout } = policyOf(state);
  const allowed = factor === 'app' ? lockout.attempts : sentChecks;
  const count = countOf(key, factor, context) + 1;
  if (count > allowed) {
    trace('too many codes tried');
    return 'exhausted';
  }
  trace(`code ${count} of ${allowed}`);
  store(count, key, factor, context);
  return 'counted';
}

/** Subtracts the check of a correct code from the count. */
export function takeBackCodeAttempt(key: string, factor: Factor, context: Context): void {
  store(countOf(key, factor, context) - 1, key, factor, context);
}

/** Resets the count of checks. */
export function forgetCodeAttempts(key: string, factor: Factor, state: State): void {
  state.delete('codeAttempts', keyOf(key, factor));
}

function countOf(key: string, factor: Factor, { state, environment }: Context): number {
  const attempts = state.get('codeAttempts', keyOf(key, factor));
  return attempts === undefined || attempts.endsAt <= environment.now ? 0 : attempts.count;
}

function store(count: number, key: string, factor: Factor, { state, environment }: Context): void {
  const seconds = factor === 'app' ? appSeconds : policyOf(state).oneTimeCode.lifetimeSeconds;
  state.put('codeAttempts', keyOf(key, factor), { count, endsAt: environment.now + seconds * 1000 });
}

function keyOf(key: string, factor: Factor): string {
  return `${factor}/${key}`;
}
