import { setupAddress, type Layer, type Store, type Stored } from './store.ts';

/** One namespace's records. */
interface Held {
  requests: number;
  /** What stands at an address without a record: its version tells a namespace from what stood there before it. */
  readonly nothing: Stored;
  /** What stands at the address of the namespace's settings, which every request wants. */
  setup: Stored;
  readonly records: Map<string, Stored>;
}

/** Stands wherever no namespace is. */
const nowhere: Stored = { value: undefined, version: 0 };

/** Keeps namespaces in this process's memory; everything is at hand. */
export function createMemoryStore(): Store {
  const namespaces = new Map<string, Held>();
  let lastVersion = 0;

  function begin(namespace: string, requests: number): Held {
    const nothing = { value: undefined, version: (lastVersion += 1) };
    const held: Held = { requests, nothing, setup: nothing, records: new Map() };
    namespaces.set(namespace, held);
    return held;
  }

  function write(held: Held, address: string, value: unknown): void {
    const stored = { value, version: (lastVersion += 1) };
    held.records.set(address, stored);
    if (address === setupAddress) held.setup = stored;
  }

  return {
    isShared: false,
    claim(namespace) {
      const held = namespaces.get(namespace) ?? begin(namespace, 0);
      return { number: (held.requests += 1), setup: held.setup };
    },
    read: (namespace, address) => standing(namespaces.get(namespace), address),
    commit(namespace, reads, writes) {
      const before = namespaces.get(namespace);
      for (const [address, { version }] of reads) {
        if (standing(before, address).version !== version) return false;
      }
      const held = before ?? begin(namespace, 0);
      for (const [address, value] of writes) write(held, address, value);
      return true;
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
    replace(namespace, { requests, records }) {
      const held = begin(namespace, requests);
      for (const [address, value] of records) write(held, address, value);
    },
    drop: (namespace) => void namespaces.delete(namespace),
    namespaces: () => [...namespaces.keys()],
    close: async () => {},
  };
}

function standing(held: Held | undefined, address: string): Stored {
  return held === undefined ? nowhere : (held.records.get(address) ?? held.nothing);
}

function valuesOf(records: ReadonlyMap<string, Stored>): Layer['records'] {
  const values = new Map<string, unknown>();
  for (const [address, { value }] of records) values.set(address, value);
  return values;
}
