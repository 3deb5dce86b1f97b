import { policyOf } from '../../../core/records.ts';
import type { Context, State, TracedContext } from '../records.ts';
import type { Factor } from './settings.ts';

/** How many codes that were sent may be checked. Source: the vendor's server source. */
const sentChecks = 5;
/** How long a check of an app's code counts. Source: the vendor's server source. */
const appSeconds = 60;

/**
 * Counts a check of a code, unless there were too many. Each check starts the window anew; an app has as many checks as the
 * policy has attempts. Source: the vendor's server source.
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
    trace('too many codes were tried');
    return 'exhausted';
  }
  trace(`code ${count} of ${allowed}`);
  store(count, key, factor, context);
  return 'counted';
}

/** A right code takes back its own check. */
export function takeBackCodeAttempt(key: string, factor: Factor, context: Context): void {
  store(countOf(key, factor, context) - 1, key, factor, context);
}

/** Forgets the checks that count. */
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
