import { collectionOf, createExpiryQueue, type Expiring, type ExpiryQueue } from './retention.ts';
import {
  maxExpiring,
  configAddress,
  type Keeping,
  type Overlay,
  type Store,
  type VersionedValue,
} from './store.ts';

/** One namespace's records. */
interface NamespaceData {
  requests: number;
  /** The value of an address without a record. Its version differs from that of an earlier namespace of this name. */
  readonly nothing: VersionedValue;
  /** The namespace's settings, stored separately because every request reads them. */
  setup: VersionedValue;
  readonly records: Map<string, VersionedValue | Expiring>;
  /** The expiring records, by collection. */
  readonly queues: Map<string, ExpiryQueue>;
}

/** The value of every address if the namespace doesn't exist. */
const nowhere: VersionedValue = { value: undefined, version: 0 };

/** Creates a store in this process's memory; every read is synchronous. */
export function createMemoryStore(): Store {
  const namespaces = new Map<string, NamespaceData>();
  let lastVersion = 0;

  function begin(namespace: string, requests: number): NamespaceData {
    const nothing = { value: undefined, version: (lastVersion += 1) };
    const data: NamespaceData = { requests, nothing, setup: nothing, records: new Map(), queues: new Map() };
    namespaces.set(namespace, data);
    return data;
  }

  return {
    isShared: false,
    claim(namespace) {
      const data = namespaces.get(namespace) ?? begin(namespace, 0);
      return { number: (data.requests += 1), setup: data.setup };
    },
    read: (namespace, address) => valueAt(namespaces.get(namespace), address),
    commit(namespace, reads, writes, keeping) {
      const before = namespaces.get(namespace);
      for (const [address, { version }] of reads) {
        if (valueAt(before, address).version !== version) return false;
      }
      const data = before ?? begin(namespace, 0);
      for (const [address, value] of writes) {
        const queue = write(
          data,
          { address, value, version: (lastVersion += 1) },
          keeping?.until(address, value),
        );
        if (queue !== undefined && keeping !== undefined) letGoOf(data, queue, keeping);
      }
      return true;
    },
    letGo(namespace, now) {
      const data = namespaces.get(namespace);
      if (data === undefined) return;
      for (const queue of data.queues.values()) while (goes(queue, now)) drop(data, queue);
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
      const data = begin(namespace, requests);
      for (const [address, value] of records)
        write(data, { address, value, version: (lastVersion += 1) }, until?.(address, value));
    },
    drop: (namespace) => void namespaces.delete(namespace),
    namespaces: () => [...namespaces.keys()],
    close: async () => {},
  };
}

/** A record to be written. */
interface Written extends VersionedValue {
  readonly address: string;
}

/** Writes a record; returns its queue if it expires. */
function write(data: NamespaceData, written: Written, until?: number): ExpiryQueue | undefined {
  const { address, value, version } = written;
  if (data.queues.size > 0) unqueue(data, address);
  if (until === undefined) {
    const stored = { value, version };
    data.records.set(address, stored);
    if (address === configAddress) data.setup = stored;
    return undefined;
  }
  const queue = queueOf(data, address);
  if (until <= 0) {
    data.records.delete(address);
    return queue;
  }
  const stored = { value, version, address, until, position: 0 };
  data.records.set(address, stored);
  queue.add(stored);
  return queue;
}

/** Removes a record from its queue before it is written again. */
function unqueue(data: NamespaceData, address: string): void {
  const before = data.records.get(address);
  if (before !== undefined && 'until' in before) queueOf(data, address).remove(before);
}

function queueOf({ queues }: NamespaceData, address: string): ExpiryQueue {
  const collection = collectionOf(address);
  const known = queues.get(collection);
  if (known !== undefined) return known;
  const queue = createExpiryQueue();
  queues.set(collection, queue);
  return queue;
}

function letGoOf(data: NamespaceData, queue: ExpiryQueue, { now, maxRecords }: Keeping): void {
  for (let gone = 0; gone < maxExpiring && goes(queue, now, maxRecords); gone += 1) drop(data, queue);
}

function goes(queue: ExpiryQueue, now: number, most = Infinity): boolean {
  return queue.size > most || (queue.first !== undefined && queue.first.until <= now);
}

function drop({ records }: NamespaceData, queue: ExpiryQueue): void {
  const { first } = queue;
  if (first === undefined) return;
  queue.remove(first);
  records.delete(first.address);
}

function valueAt(data: NamespaceData | undefined, address: string): VersionedValue {
  return data === undefined ? nowhere : (data.records.get(address) ?? data.nothing);
}

function valuesOf(records: ReadonlyMap<string, VersionedValue>): Overlay['records'] {
  const values = new Map<string, unknown>();
  for (const [address, { value }] of records) values.set(address, value);
  return values;
}
