import { suspendUntil, type AnyState, type Counter } from '../core/state.ts';
import type { Store, VersionedValue } from './store.ts';
import { hash } from 'node:crypto';

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

/** Where a provider's record stands: its provider, its collection, its key. */
export type AddressOf = (collection: string, key: string) => string;

/** How many addresses of a collection are remembered at a time. */
const maxKeys = 500;

/** The longest key that stands in an address as it is: longer than any token of a vendor's. */
const maxKeyLength = 512;
const startOfLong = 32;

/** A key as it stands in an address: of a longer one its beginning and its digest, so that no client decides what it takes up. */
function storedKey(key: string): string {
  return key.length > maxKeyLength ? `${key.slice(0, startOfLong)}…${hash('sha256', key, 'hex')}` : key;
}

/** Whether a key in an address stands for a longer one. */
export function isShortened(key: string): boolean {
  return key.charAt(startOfLong) === '…' && key.length === startOfLong + 1 + 64;
}

/** Gives the addresses of a provider's records, and remembers them: to put one together and to hash it costs more than to use it. */
export function createKeyCache(provider: string): AddressOf {
  const known = new Map<string, Map<string, string>>();

  function addressesIn(collection: string): Map<string, string> {
    const addresses = known.get(collection);
    if (addresses !== undefined && addresses.size < maxKeys) return addresses;
    const none = new Map<string, string>();
    known.set(collection, none);
    return none;
  }

  return (collection, key) => {
    // a long key is not remembered: it would stay as it came
    if (key.length > maxKeyLength) return `${provider}/${collection}/${storedKey(key)}`;
    const addresses = addressesIn(collection);
    const remembered = addresses.get(key);
    if (remembered !== undefined) return remembered;
    const address = `${provider}/${collection}/${key}`;
    addresses.set(key, address);
    return address;
  };
}

/**
 * A collection's records by their keys: those below, and over them what stands at the addresses with this prefix. Sound
 * because only the collection's own records are written there.
 */
export function overlaid<T>(
  below: ReadonlyMap<string, unknown>,
  records: ReadonlyMap<string, unknown>,
  prefix: string,
): ReadonlyMap<string, T> {
  const result = new Map(below);
  const long = longKeysOf(below);
  for (const [address, value] of records) {
    if (!address.startsWith(prefix)) continue;
    const stored = address.slice(prefix.length);
    const key = long.get(stored) ?? stored;
    if (value === null) result.delete(key);
    else result.set(key, value);
  }
  return result as ReadonlyMap<string, T>;
}

/** The keys that no address has as they are, by what stands there in their place. */
function longKeysOf(below: ReadonlyMap<string, unknown>): ReadonlyMap<string, string> {
  const long = new Map<string, string>();
  for (const key of below.keys()) {
    const stored = storedKey(key);
    if (stored !== key) long.set(stored, key);
  }
  return long;
}
