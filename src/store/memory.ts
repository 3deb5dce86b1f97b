import { createExpiryQueue, type Expiring, type ExpiryQueue } from './retention.ts';
import {
  collectionOf,
  maxExpiring,
  configAddress,
  type Keeping,
  type Overlay,
  type Store,
  type VersionedValue,
} from './store.ts';

/** One namespace's records. */
interface Held {
  requests: number;
  /** What stands at an address without a record: its version tells a namespace from what stood there before it. */
  readonly nothing: VersionedValue;
  /** What stands at the address of the namespace's settings, which every request wants. */
  setup: VersionedValue;
  readonly records: Map<string, VersionedValue | Expiring>;
  /** Those that are kept until a time, by their collections. */
  readonly queues: Map<string, ExpiryQueue>;
}

/** Stands wherever no namespace is. */
const nowhere: VersionedValue = { value: undefined, version: 0 };

/** Keeps namespaces in this process's memory; everything is at hand. */
export function createMemoryStore(): Store {
  const namespaces = new Map<string, Held>();
  let lastVersion = 0;

  function begin(namespace: string, requests: number): Held {
    const nothing = { value: undefined, version: (lastVersion += 1) };
    const held: Held = { requests, nothing, setup: nothing, records: new Map(), queues: new Map() };
    namespaces.set(namespace, held);
    return held;
  }

  /** Writes a record; gives the queue in which it waits, where it is kept until a time. */
  function write(held: Held, address: string, value: unknown, until?: number): ExpiryQueue | undefined {
    if (held.queues.size > 0) unqueue(held, address);
    const version = (lastVersion += 1);
    if (until === undefined) {
      const stored = { value, version };
      held.records.set(address, stored);
      if (address === configAddress) held.setup = stored;
      return undefined;
    }
    const queue = queueOf(held, address);
    if (until <= 0) {
      held.records.delete(address);
      return queue;
    }
    const stored = { value, version, address, until, position: 0 };
    held.records.set(address, stored);
    queue.add(stored);
    return queue;
  }

  return {
    isShared: false,
    claim(namespace) {
      const held = namespaces.get(namespace) ?? begin(namespace, 0);
      return { number: (held.requests += 1), setup: held.setup };
    },
    read: (namespace, address) => standing(namespaces.get(namespace), address),
    commit(namespace, reads, writes, keeping) {
      const before = namespaces.get(namespace);
      for (const [address, { version }] of reads) {
        if (standing(before, address).version !== version) return false;
      }
      const held = before ?? begin(namespace, 0);
      for (const [address, value] of writes) {
        const queue = write(held, address, value, keeping?.until(address, value));
        if (queue !== undefined && keeping !== undefined) letGoOf(held, queue, keeping);
      }
      return true;
    },
    letGo(namespace, now) {
      const held = namespaces.get(namespace);
      if (held === undefined) return;
      for (const queue of held.queues.values()) while (goes(queue, now)) drop(held, queue);
    },
    list(namespace, prefix) {
      const found = new Map<string, unknown>();
      for (const [address, { value }] of namespaces.get(namespace)?.records ?? []) {
        if (address.startsWith(prefix) && value !== null) found.set(address, value);
      }
      return found;
    },
    layer(namespace) {
      const { requests, records } = namespaces.get(namespace) ?? { requests: 0, records: new Map() };
      return { requests, records: valuesOf(records) };
    },
    replace(namespace, { requests, records }, until) {
      const held = begin(namespace, requests);
      for (const [address, value] of records) write(held, address, value, until?.(address, value));
    },
    drop: (namespace) => void namespaces.delete(namespace),
    namespaces: () => [...namespaces.keys()],
    close: async () => {},
  };
}

/** Takes a record that is written anew out of the queue in which it waits. */
function unqueue(held: Held, address: string): void {
  const before = held.records.get(address);
  if (before !== undefined && 'until' in before) queueOf(held, address).remove(before);
}

function queueOf({ queues }: Held, address: string): ExpiryQueue {
  const collection = collectionOf(address);
  const known = queues.get(collection);
  if (known !== undefined) return known;
  const queue = createExpiryQueue();
  queues.set(collection, queue);
  return queue;
}

function letGoOf(held: Held, queue: ExpiryQueue, { now, maxRecords }: Keeping): void {
  for (let gone = 0; gone < maxExpiring && goes(queue, now, maxRecords); gone += 1) drop(held, queue);
}

function goes(queue: ExpiryQueue, now: number, most = Infinity): boolean {
  return queue.size > most || (queue.first !== undefined && queue.first.until <= now);
}

function drop({ records }: Held, queue: ExpiryQueue): void {
  const { first } = queue;
  if (first === undefined) return;
  queue.remove(first);
  records.delete(first.address);
}

function standing(held: Held | undefined, address: string): VersionedValue {
  return held === undefined ? nowhere : (held.records.get(address) ?? held.nothing);
}

function valuesOf(records: ReadonlyMap<string, VersionedValue>): Overlay['records'] {
  const values = new Map<string, unknown>();
  for (const [address, { value }] of records) values.set(address, value);
  return values;
}
