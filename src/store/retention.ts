import { endOf } from '../core/session.ts';
import { retentionOf, type AnyRetention, type RetentionFacts } from '../core/retention.ts';
import type { Counter } from '../core/state.ts';
import type { SharedPolicy, SharedRecords } from '../core/records.ts';
import type { Provider } from '../core/provider.ts';
import { isShortened, type Base } from './state-view.ts';
import type { VersionedValue } from './store.ts';

/** The retention rules of a provider's records. */
export interface RetentionRules {
  /** The maximum number of expiring records in a collection. */
  readonly maxRecords: number;
  /**
   * Returns the time until which a record is stored, in epoch milliseconds by the namespace's clock; undefined for as
   * long as its namespace. `read` returns the value of another address, if the step has it.
   */
  until(address: string, value: unknown, read: (address: string) => unknown): number | undefined;
}

/** Creates a function that returns a provider's rules; they are read once for the same fixtures. */
export function createRetention(): (provider: { readonly provider: Provider }, base: Base) => RetentionRules {
  const known = new WeakMap<Base, RetentionRules>();
  return ({ provider }, base) => {
    const before = known.get(base);
    if (before !== undefined) return before;
    const rules = retentionRules(provider, base);
    known.set(base, rules);
    return rules;
  };
}

/** Reads a provider's rules for its fixtures. A record over a fixture doesn't expire: the fixture would reappear. */
function retentionRules(
  { id, retention = {} }: Pick<Provider, 'id' | 'retention'>,
  base: Base,
): RetentionRules {
  // sound because the provider's schema has accepted the policy of its fixtures
  const { graceMs, windowMs, maxRecords } = retainedBy(base.get('policy', 'policy') as SharedPolicy);
  const rules = { ...sharedRetention, ...retention };
  const start = `${id}/`;
  return {
    maxRecords,
    until(address, value, read) {
      if (!address.startsWith(start)) return undefined;
      const mark = address.indexOf('/', start.length);
      const collection = address.slice(start.length, mark);
      const rule = Object.hasOwn(rules, collection) ? rules[collection] : undefined;
      if (rule === undefined) return undefined;
      const key = address.slice(mark + 1);
      if (base.get(collection, key) !== undefined) return undefined;
      // a shortened key can't be looked up in the fixtures
      if (value === null) return isShortened(key) ? undefined : 0;
      const related = (other: string, otherKey: string) => read(`${start}${other}/${otherKey}`) ?? undefined;
      return rule(value, key, { graceMs, windowMs, related });
    },
  };
}

/**
 * The rules of the shared collections that grow with clients' requests. An ended count, lockout or code affects no
 * reply and expires at once. Records that may still explain a reply, such as ended sessions, stay for the grace period.
 */
const sharedRetention: AnyRetention = retentionOf<SharedRecords & { readonly counters: Counter }>({
  // while its spared tokens are valid, so is the session
  sessions: ({ ended, ...session }, _id, { graceMs }) =>
    (ended === undefined || ended.spares !== undefined
      ? endOf(session)
      : Math.min(endOf(session), ended.at)) + graceMs,
  // a used token that comes back is recognized for as long as it would have been valid
  tokens: ({ ended, ...token }, _token, { graceMs }) =>
    (ended === undefined || ended.because === 'used' ? endOf(token) : Math.min(endOf(token), ended.at)) +
    graceMs,
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

/** A list of times doesn't store its window, and a scenario's patch may set a longer window than the fixtures. */
function failuresCountMs({ graceMs, windowMs }: RetentionFacts): number {
  return windowMs + Math.max(graceMs, dayMs);
}

/** Reads from a policy how long ended records are stored, and how many records a collection may have. */
function retainedBy({ retention = {}, lockout }: SharedPolicy) {
  const { endedSeconds = 30 * 24 * 60 * 60, mostRecords: maxRecords = 50_000 } = retention;
  return { graceMs: endedSeconds * 1000, windowMs: lockout.withinSeconds * 1000, maxRecords };
}

/** Returns the provider and collection of an address: the part before the key. */
export function collectionOf(address: string): string {
  return address.slice(0, address.indexOf('/', address.indexOf('/') + 1));
}

/** A record that expires. */
export interface Expiring extends VersionedValue {
  readonly address: string;
  /** Epoch milliseconds by the namespace's clock; `Infinity` if it doesn't expire by itself. */
  readonly until: number;
  /** Its index in the queue's heap. Changed only by the queue. */
  position: number;
}

/** The expiring records of a collection, the first to expire in front: a binary heap that tracks record indexes. */
export interface ExpiryQueue {
  readonly size: number;
  readonly first: Expiring | undefined;
  add(record: Expiring): void;
  remove(record: Expiring): void;
}

/** Creates an empty queue. Records with the same time expire in the order in which they were written. */
export function createExpiryQueue(): ExpiryQueue {
  const heap: Expiring[] = [];

  function place(record: Expiring, position: number): void {
    heap[position] = record;
    record.position = position;
  }

  function rise(record: Expiring): void {
    let { position } = record;
    while (position > 0) {
      const above = (position - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(record, parent)) break;
      place(parent, position);
      position = above;
    }
    place(record, position);
  }

  function sink(record: Expiring): void {
    let { position } = record;
    for (;;) {
      const left = heap[2 * position + 1];
      const right = heap[2 * position + 2];
      const child = right !== undefined && left !== undefined && isBefore(right, left) ? right : left;
      if (child === undefined || !isBefore(child, record)) break;
      const below = child.position;
      place(child, position);
      position = below;
    }
    place(record, position);
  }

  return {
    get size() {
      return heap.length;
    },
    get first() {
      return heap[0];
    },
    add(record) {
      place(record, heap.length);
      rise(record);
    },
    remove(record) {
      const last = heap.pop();
      if (last === undefined || last === record) return;
      place(last, record.position);
      rise(last);
      sink(last);
    },
  };
}

function isBefore(one: Expiring, other: Expiring): boolean {
  return one.until === other.until ? one.version < other.version : one.until < other.until;
}
