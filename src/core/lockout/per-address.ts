import { policyOf, type AttemptsBySource } from '../records.ts';
import type { Environment } from '../environment.ts';
import type { Context, TracedContext } from '../operation.ts';
import type { LockoutRule } from './rule.ts';

/** The source of a login attempt. Attempts are counted for each login and address of an account. */
export interface LoginSource {
  readonly key: string;
  /** The login as typed, compared without case; an account may have several. */
  readonly login: string;
}

/** The attempts of one source. */
export type AttemptsOfSource = AttemptsBySource[string];

/** Returns the attempts of an account, or of another counted key, by source. */
export function attemptsOf(key: string, { state }: Context): AttemptsBySource {
  return state.get('attempts', key) ?? {};
}

/** Returns when the block of this login from this address ends, in epoch milliseconds; undefined if not blocked. */
export function blockEndFor(from: LoginSource, { state, environment }: Context): number | undefined {
  return state.get('attempts', from.key)?.[sourceOf(from, environment)]?.blockedUntil;
}

/**
 * Counts an attempt by this login and address, successful or not. An attempt over the limit blocks the login from that
 * address and clears the earlier attempts. Callers reject blocked logins first (`isBlockedHere`): no block is extended.
 */
export function countAttempt(from: LoginSource, context: TracedContext): 'blocked' | 'counted' {
  const { state, environment, trace } = context;
  const { attempts, withinSeconds, forSeconds } = policyOf(state).lockout;
  const { now } = environment;
  const source = sourceOf(from, environment);
  const at = [...recentAttempts(from.key, source, withinSeconds, context), now];
  if (at.length <= attempts) {
    trace(`attempt ${at.length} of ${attempts} from this address within ${withinSeconds} s`);
    keepAttempts(from.key, { [source]: { at } }, context);
    return 'counted';
  }
  trace(`attempt ${at.length} of ${attempts} from this address: blocked for ${forSeconds} s`);
  keepAttempts(from.key, { [source]: { at: [], blockedUntil: now + forSeconds * 1000 } }, context);
  return 'blocked';
}

/** Removes a successful attempt; earlier attempts stay in their window. */
export function forgetAttempt(from: LoginSource, context: Context): void {
  const { key } = from;
  const source = sourceOf(from, context.environment);
  const attempts = context.state.get('attempts', key)?.[source];
  if (attempts !== undefined)
    keepAttempts(key, { [source]: { ...attempts, at: attempts.at.slice(0, -1) } }, context);
}

/** Blocks a login from one address after too many attempts. An account is locked until its last block ends. */
export const perAddress: LockoutRule = {
  failures(key, context) {
    const { withinSeconds } = policyOf(context.state).lockout;
    return Object.keys(context.state.get('attempts', key) ?? {})
      .map((source) => recentAttempts(key, source, withinSeconds, context).length)
      .reduce((sum, count) => sum + count, 0);
  },

  lockedUntil(key, { state }) {
    const ends = Object.values(state.get('attempts', key) ?? {}).flatMap(
      ({ blockedUntil }) => blockedUntil ?? [],
    );
    return ends.length === 0 ? undefined : Math.max(...ends);
  },

  record(key, context) {
    countAttempt({ key, login: key }, context);
  },
};

function recentAttempts(
  key: string,
  source: string,
  withinSeconds: number,
  { state, environment }: Context,
): readonly number[] {
  const opens = environment.now - withinSeconds * 1000;
  return (state.get('attempts', key)?.[source]?.at ?? []).filter((at) => at > opens);
}

/** The maximum number of sources counted for an account, because each attempt copies them all. */
const maxSources = 1000;

/** Stores changed sources. Drops those whose block and attempts have expired, and the oldest above the limit. */
export function keepAttempts(key: string, changed: AttemptsBySource, { state, environment }: Context): void {
  const opens = environment.now - policyOf(state).lockout.withinSeconds * 1000;
  const all = Object.entries({ ...state.get('attempts', key), ...changed });
  const counting = all.filter(
    ([, { at, blockedUntil = 0 }]) => blockedUntil > environment.now || at.some((time) => time > opens),
  );
  state.put('attempts', key, Object.fromEntries(counting.slice(-maxSources)));
}

/** The length of the longest e-mail address. A longer login has no account; its first characters are counted. */
const maxLoginLength = 320;

/** Returns the name of a source among the attempts of its key. */
export function sourceOf({ login }: LoginSource, { address }: Environment): string {
  return `${login.slice(0, maxLoginLength).toLowerCase()} ${address}`;
}
