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

/** Keeps namespaces in this process's memory; everything is at hand. */
export function createMemoryStore(): Store {
  const namespaces = new Map<string, Held>();
  let lastVersion = 0;
  /** Stands wherever no namespace is. */
  let nothing: Stored = { value: undefined, version: 0 };

  function heldOf(namespace: string): Held {
    const known = namespaces.get(namespace);
    if (known !== undefined) return known;
    const held: Held = { requests: 0, nothing, setup: nothing, records: new Map() };
    namespaces.set(namespace, held);
    return held;
  }

  /** A nothing that nobody has read yet. */
  function newNothing(): Stored {
    return { value: undefined, version: (lastVersion += 1) };
  }

  function write(held: Held, address: string, value: unknown): void {
    const stored = { value, version: (lastVersion += 1) };
    held.records.set(address, stored);
    if (address === setupAddress) held.setup = stored;
  }

  function read(namespace: string, address: string): Stored {
    const held = namespaces.get(namespace);
    return held === undefined ? nothing : (held.records.get(address) ?? held.nothing);
  }

  return {
    claim(namespace) {
      const held = heldOf(namespace);
      return { number: (held.requests += 1), setup: held.setup };
    },
    read,
    commit(namespace, reads, writes) {
      const held = heldOf(namespace);
      for (const [address, { version }] of reads) {
        if ((held.records.get(address) ?? held.nothing).version !== version) return false;
      }
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
      const none = newNothing();
      const held: Held = { requests, nothing: none, setup: none, records: new Map() };
      for (const [address, value] of records) write(held, address, value);
      namespaces.set(namespace, held);
    },
    drop(namespace) {
      namespaces.delete(namespace);
      nothing = newNothing();
    },
    namespaces: () => [...namespaces.keys()],
    close: async () => {},
  };
}

function valuesOf(records: ReadonlyMap<string, Stored>): Layer['records'] {
  const values = new Map<string, unknown>();
  for (const [address, { value }] of records) values.set(address, value);
  return values;
}
