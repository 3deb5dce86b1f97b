import type { SharedPolicy, SharedRecords } from './records.ts';
import type { Counter } from './state.ts';

/** What the rule of a collection may know beside the record itself. Times are in milliseconds. */
interface RetentionFacts {
  /** How long what has ended is kept, by the namespace's clock. */
  readonly graceMs: number;
  /** The window of the fixtures in which failures count. */
  readonly windowMs: number;
  /** Another record of the same provider, where it was read or written by the same step; undefined where it was not. */
  related(collection: string, key: string): unknown;
}

/**
 * Until when a record is kept, in epoch milliseconds by the namespace's clock; `Infinity` for one that does not end by
 * itself, and goes only where there are too many of its collection.
 */
export type Retention<Records> = {
  readonly [C in keyof Records]?: (record: Records[C], key: string, facts: RetentionFacts) => number;
};

/** The rules of a provider whose records are known only to itself. */
export type AnyRetention = Readonly<
  Record<string, (record: unknown, key: string, facts: RetentionFacts) => number>
>;

/** A provider's rules. Sound because they are asked only of what its own operations have written in these collections. */
export function retentionOf<Records>(rules: Retention<Records>): AnyRetention {
  return rules as AnyRetention;
}

/** When a session, or what goes with it, is needed no more; `Infinity` where it has no end. */
export function endOf(record: unknown): number {
  if (typeof record !== 'object' || record === null || !('expiresAt' in record)) return Infinity;
  return typeof record.expiresAt === 'number' ? record.expiresAt : Infinity;
}

/**
 * The collections that grow with what clients send. A count, a lockout and a code that have ended change no answer and go
 * at once; what a client may still be told of (its session has expired) is kept for the grace.
 */
export const sharedRetention: AnyRetention = retentionOf<SharedRecords & { readonly counters: Counter }>({
  sessions: (session, _key, { graceMs }) => Math.min(endOf(session), session.ended?.at ?? Infinity) + graceMs,
  counters: ({ endsAt }) => endsAt,
  lockouts: ({ until }) => until,
  challenges: ({ expiresAt, earlier = [] }) => Math.max(expiresAt, ...earlier.map(endOf)),
  recentFailures: (times, _key, facts) => (times.at(-1) ?? 0) + failuresCountMs(facts),
  attempts: (bySource, _key, facts) =>
    Math.max(
      0,
      ...Object.values(bySource).map(({ at, blockedUntil = 0 }) =>
        Math.max(blockedUntil, (at.at(-1) ?? 0) + failuresCountMs(facts)),
      ),
    ),
  outbox: (messages, _key, { graceMs }) => (messages[0]?.sentAt ?? 0) + graceMs,
});

const dayMs = 24 * 60 * 60 * 1000;

/** A list of times says nothing of its window, and a scenario's patch may have a longer one than the fixtures. */
function failuresCountMs({ graceMs, windowMs }: RetentionFacts): number {
  return windowMs + Math.max(graceMs, dayMs);
}

/** How long what has ended is kept, and how many records of a collection, where a policy says nothing. */
const defaultRetention = { endedSeconds: 30 * 24 * 60 * 60, maxRecords: 50_000 } as const;

/** How much a policy has kept. */
export function retainedBy({ retention = {}, lockout }: SharedPolicy): {
  readonly graceMs: number;
  readonly windowMs: number;
  readonly maxRecords: number;
} {
  const { endedSeconds = defaultRetention.endedSeconds, mostRecords = defaultRetention.maxRecords } =
    retention;
  return { graceMs: endedSeconds * 1000, windowMs: lockout.withinSeconds * 1000, maxRecords: mostRecords };
}
