import { hash } from 'node:crypto';
import { suspendUntil, type AnyState, type Counter } from '../core/state.ts';
import type { Store, VersionedValue } from './store.ts';

/** The records below every namespace's writes. */
export interface Base {
  get(collection: string, key: string): unknown;
}

/** A base whose records the control plane can list. */
export interface ListedBase extends Base {
  list(collection: string): ReadonlyMap<string, unknown>;
}

/** A base without records. */
export const emptyBase: Base = { get: () => undefined };

/** Replaces the provider's id in the addresses of a namespace's own records. */
export const ownRecords = 'emulator';

/** The reads and pending writes of one run of a step. */
export interface TransactionState {
  readonly reads: Map<string, VersionedValue>;
  readonly writes: Map<string, unknown>;
  /** Whether a record had to be fetched at its first read. */
  didSuspend: boolean;
}

/** The provider and the namespace whose records a step sees, with the namespace's time. */
export interface Scope {
  readonly namespace: string;
  readonly provider: string;
  readonly base: Base;
  readonly now: number;
}

/** Creates a provider's views of a store for one run: the run's writes, over the store, over the fixtures. */
export function createStateViews(store: Store): (scope: Scope, run: TransactionState) => AnyState {
  const addresses = new Map<string, AddressOf>();

  function addressesOf(provider: string): AddressOf {
    const known = addresses.get(provider);
    if (known !== undefined) return known;
    const cache = createKeyCache(provider);
    addresses.set(provider, cache);
    return cache;
  }

  return ({ namespace, provider, base, now }, run) => {
    const addressOf = addressesOf(provider);

    function get(collection: string, key: string): unknown {
      const value = read(store, namespace, run, addressOf(collection, key));
      if (value === null) return undefined;
      return value === undefined ? base.get(collection, key) : value;
    }

    return {
      get,
      peek(collection, key) {
        const value = peek(store, namespace, run, addressOf(collection, key));
        if (value === null) return undefined;
        return value === undefined ? base.get(collection, key) : value;
      },
      put: (collection, key, record) => void run.writes.set(addressOf(collection, key), record),
      delete: (collection, key) => void run.writes.set(addressOf(collection, key), null),
      increment(counter, key, windowMs) {
        const name = `${counter}/${key}`;
        const stored = get('counters', name);
        const open = isCounter(stored) && now < stored.endsAt ? stored : { count: 0, endsAt: now + windowMs };
        const next: Counter = { count: open.count + 1, endsAt: open.endsAt };
        run.writes.set(addressOf('counters', name), next);
        return next;
      },
      clear(counter, key) {
        const name = `${counter}/${key}`;
        if (get('counters', name) !== undefined) run.writes.set(addressOf('counters', name), null);
      },
    };
  };
}

/** Reads the value at an address; suspends the run if it has to be fetched. */
function read(store: Store, namespace: string, run: TransactionState, address: string): unknown {
  if (run.writes.size > 0 && run.writes.has(address)) return run.writes.get(address);
  const known = run.reads.get(address);
  if (known !== undefined) return known.value;
  const stored = store.read(namespace, address);
  if (stored instanceof Promise) {
    run.didSuspend = true;
    throw suspendUntil(stored.then((late) => run.reads.set(address, late)));
  }
  run.reads.set(address, stored);
  return stored.value;
}

/**
 * Reads without suspending; null for a record that would have to be fetched. A store that answered one read
 * synchronously is read again; for other stores, only records that the run has already read are returned.
 */
function peek(store: Store, namespace: string, run: TransactionState, address: string): unknown {
  const known = run.reads.get(address);
  if (known !== undefined) return known.value;
  if (run.writes.has(address)) return run.writes.get(address);
  if (run.didSuspend || run.reads.size === 0) return null;
  const stored = store.read(namespace, address);
  if (!(stored instanceof Promise)) return stored.value;
  // the promise isn't awaited, so its rejection must be handled here
  stored.catch(() => undefined);
  return null;
}

function isCounter(value: unknown): value is Counter {
  return typeof value === 'object' && value !== null && 'count' in value && 'endsAt' in value;
}

/** Returns the address of a provider's record from its collection and key. */
type AddressOf = (collection: string, key: string) => string;

/** The maximum number of cached addresses per collection. */
const maxKeys = 500;

/** The longest key that an address contains without shortening it: longer than any vendor's token. */
const maxKeyLength = 512;
const startOfLong = 32;

/** Returns a key's form in an address. A longer key is cut to its beginning and a digest, which bounds the memory. */
function storedKey(key: string): string {
  return key.length > maxKeyLength ? `${key.slice(0, startOfLong)}…${hash('sha256', key, 'hex')}` : key;
}

/** Whether a key in an address was shortened. */
export function isShortened(key: string): boolean {
  return key.charAt(startOfLong) === '…' && key.length === startOfLong + 1 + 64;
}

/** Creates a cache of a provider's record addresses: building and hashing an address costs more than using it. */
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
    // long keys aren't cached: the cache would hold them in full
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
 * Returns a collection's records by key: those below, overridden by the values at the addresses with this prefix. Sound
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

/** Maps the shortened form of long keys to the keys. */
function longKeysOf(below: ReadonlyMap<string, unknown>): ReadonlyMap<string, string> {
  const long = new Map<string, string>();
  for (const key of below.keys()) {
    const stored = storedKey(key);
    if (stored !== key) long.set(stored, key);
  }
  return long;
}
