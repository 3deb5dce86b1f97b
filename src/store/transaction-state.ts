import { suspendUntil } from '../core/suspend.ts';
import type { AnyState, Counter } from '../core/state.ts';
import type { AddressOf } from './key-cache.ts';
import type { Store, VersionedValue } from './store.ts';

/** The records that lie below every namespace's writes. */
export interface Base {
  get(collection: string, key: string): unknown;
}

/** Records that can be listed, too, as the control plane needs it. */
export interface ListedBase extends Base {
  list(collection: string): ReadonlyMap<string, unknown>;
}

/** Nothing below. */
export const emptyBase: Base = { get: () => undefined };

/** Stands where a provider's id does in the addresses of a namespace's own records. */
export const ownRecords = 'emulator';

/** What one run has seen and wants to write. */
export interface TransactionState {
  readonly reads: Map<string, VersionedValue>;
  readonly writes: Map<string, unknown>;
  /** Whether something was not at hand when it was first read. */
  didSuspend: boolean;
}

/** One provider's records in a namespace for one run: its own writes over the store over the fixtures. */
export function viewOf(
  store: Store,
  namespace: string,
  addressOf: AddressOf,
  base: Base,
  now: number,
  run: TransactionState,
): AnyState {
  function stored(address: string): unknown {
    if (run.writes.size > 0 && run.writes.has(address)) return run.writes.get(address);
    const known = run.reads.get(address);
    if (known !== undefined) return known.value;
    const read = store.read(namespace, address);
    if (read instanceof Promise) {
      run.didSuspend = true;
      throw suspendUntil(read.then((late) => run.reads.set(address, late)));
    }
    run.reads.set(address, read);
    return read.value;
  }

  function get(collection: string, key: string): unknown {
    const value = stored(addressOf(collection, key));
    if (value === null) return undefined;
    return value === undefined ? base.get(collection, key) : value;
  }

  /** A store that answered one read at once is asked again; of any other, only what the run has read is at hand. */
  function atHand(address: string): unknown {
    const known = run.reads.get(address);
    if (known !== undefined) return known.value;
    if (run.writes.has(address)) return run.writes.get(address);
    if (run.didSuspend || run.reads.size === 0) return null;
    const read = store.read(namespace, address);
    if (!(read instanceof Promise)) return read.value;
    // nobody waits for it, so that nobody else would see it fail
    read.catch(() => undefined);
    return null;
  }

  return {
    get,
    peek(collection, key) {
      const value = atHand(addressOf(collection, key));
      if (value === null) return undefined;
      return value === undefined ? base.get(collection, key) : value;
    },
    put: (collection, key, record) => void run.writes.set(addressOf(collection, key), record),
    delete: (collection, key) => void run.writes.set(addressOf(collection, key), null),
    increment(counter, key, windowMs) {
      const standing = get('counters', `${counter}/${key}`);
      const open =
        isCounter(standing) && now < standing.endsAt ? standing : { count: 0, endsAt: now + windowMs };
      const next: Counter = { count: open.count + 1, endsAt: open.endsAt };
      run.writes.set(addressOf('counters', `${counter}/${key}`), next);
      return next;
    },
    clear(counter, key) {
      if (get('counters', `${counter}/${key}`) !== undefined) {
        run.writes.set(addressOf('counters', `${counter}/${key}`), null);
      }
    },
  };
}

function isCounter(value: unknown): value is Counter {
  return typeof value === 'object' && value !== null && 'count' in value && 'endsAt' in value;
}
