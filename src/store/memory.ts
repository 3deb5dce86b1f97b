import type { Store, Stored } from './store.ts';

interface Layer {
  requests: number;
  readonly records: Map<string, Stored>;
}

const nothing: Stored = { value: undefined, version: 0 };

/** Keeps namespaces in this process's memory; everything is at hand. */
export function createMemoryStore(): Store {
  const layers = new Map<string, Layer>();

  function layerOf(namespace: string): Layer {
    const known = layers.get(namespace);
    if (known !== undefined) return known;
    const layer: Layer = { requests: 0, records: new Map() };
    layers.set(namespace, layer);
    return layer;
  }

  return {
    claim(namespace) {
      const layer = layerOf(namespace);
      layer.requests += 1;
      return layer.requests;
    },
    read: (namespace, address) => layers.get(namespace)?.records.get(address) ?? nothing,
    commit(namespace, reads, writes) {
      const { records } = layerOf(namespace);
      for (const [address, { version }] of reads) {
        if ((records.get(address)?.version ?? 0) !== version) return false;
      }
      for (const [address, value] of writes) {
        records.set(address, { value, version: (records.get(address)?.version ?? 0) + 1 });
      }
      return true;
    },
    list(namespace, prefix) {
      const found = new Map<string, unknown>();
      for (const [address, { value }] of layers.get(namespace)?.records ?? []) {
        if (address.startsWith(prefix) && value !== null) found.set(address, value);
      }
      return found;
    },
  };
}
