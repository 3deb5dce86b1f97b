import { policyOf, type AttemptsByAddress, type SharedRecords } from './records.ts';
import type { Environment } from './environment.ts';
import type { Trace } from './operation.ts';
import type { State } from './state.ts';

/** When the block ends that keeps an account from signing in from this address, in epoch milliseconds; undefined where there is none. */
export function blockEndHere(
  key: string,
  state: State<SharedRecords>,
  { address }: Environment,
): number | undefined {
  return state.get('attempts', key)?.[address]?.blockedUntil;
}

/**
 * Counts an attempt from this address, right or wrong, unless it is one too many: that one blocks the account from there
 * and forgets those before it. A block is looked for first (`isBlockedHere`, lockout.ts): no attempt makes it longer.
 */
export function countAttempt(
  key: string,
  state: State<SharedRecords>,
  environment: Environment,
  trace: Trace,
): 'blocked' | 'counted' {
  const { attempts, withinSeconds, forSeconds } = policyOf(state).lockout;
  const { address, now } = environment;
  const at = [...recentAttempts(key, address, withinSeconds, state, environment), now];
  if (at.length <= attempts) {
    trace(`attempt ${at.length} of ${attempts} from this address within ${withinSeconds} s`);
    keep(key, { [address]: { at } }, state, environment);
    return 'counted';
  }
  trace(`attempt ${at.length} of ${attempts} from this address: blocked for ${forSeconds} s`);
  keep(key, { [address]: { at: [], blockedUntil: now + forSeconds * 1000 } }, state, environment);
  return 'blocked';
}

/** A success takes back its own attempt: those before it stay in their window. */
export function forgetAttempt(key: string, state: State<SharedRecords>, environment: Environment): void {
  const { address } = environment;
  const own = state.get('attempts', key)?.[address];
  if (own !== undefined) keep(key, { [address]: { ...own, at: own.at.slice(0, -1) } }, state, environment);
}

/** How many attempts from all addresses count now. */
export function attemptsOf(key: string, state: State<SharedRecords>, environment: Environment): number {
  const { withinSeconds } = policyOf(state).lockout;
  return Object.keys(state.get('attempts', key) ?? {})
    .map((address) => recentAttempts(key, address, withinSeconds, state, environment).length)
    .reduce((sum, count) => sum + count, 0);
}

/** When the last block of an account ends, in epoch milliseconds; undefined where there is none. */
export function lastBlockEnd(key: string, state: State<SharedRecords>): number | undefined {
  const ends = Object.values(state.get('attempts', key) ?? {}).flatMap(
    ({ blockedUntil }) => blockedUntil ?? [],
  );
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function recentAttempts(
  key: string,
  address: string,
  withinSeconds: number,
  state: State<SharedRecords>,
  { now }: Environment,
): readonly number[] {
  const opens = now - withinSeconds * 1000;
  return (state.get('attempts', key)?.[address]?.at ?? []).filter((at) => at > opens);
}

/** Addresses of which nothing counts any more are not kept. */
function keep(
  key: string,
  changed: AttemptsByAddress,
  state: State<SharedRecords>,
  { now }: Environment,
): void {
  const opens = now - policyOf(state).lockout.withinSeconds * 1000;
  const all = Object.entries({ ...state.get('attempts', key), ...changed });
  const counting = all.filter(
    ([, { at, blockedUntil = 0 }]) => blockedUntil > now || at.some((time) => time > opens),
  );
  state.put('attempts', key, Object.fromEntries(counting));
}
