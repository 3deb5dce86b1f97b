import { createMemoryStore } from '../../src/store/memory.ts';
import type { MaybePromise, Store } from '../../src/store/store.ts';

/** Creates a store that answers late and out of order, like a server, but reproducibly. */
export function createSlowStore(): Store {
  const memory = createMemoryStore();
  let state = 7;

  /** Waits zero to four turns of the event loop before and after the work. */
  async function late<T>(work: () => MaybePromise<T>): Promise<T> {
    await turns();
    const done = await work();
    await turns();
    return done;
  }

  async function turns(): Promise<void> {
    state = (state * 1103515245 + 12345) % 2147483648;
    for (let turn = (state >>> 16) % 5; turn > 0; turn -= 1)
      await new Promise((resolve) => setImmediate(resolve));
  }

  return {
    isShared: memory.isShared,
    claim: (namespace) => late(() => memory.claim(namespace)),
    read: (namespace, address) => late(() => memory.read(namespace, address)),
    commit(namespace, reads, writes, keeping) {
      const frozen = new Map(writes);
      return late(() => memory.commit(namespace, reads, frozen, keeping));
    },
    list: (namespace, prefix) => late(() => memory.list(namespace, prefix)),
    layer: (namespace) => late(() => memory.layer(namespace)),
    letGo: (namespace, now) => late(() => memory.letGo(namespace, now)),
    replace: (namespace, layer, until) => late(() => memory.replace(namespace, layer, until)),
    drop: (namespace) => late(() => memory.drop(namespace)),
    namespaces: () => late(() => memory.namespaces()),
    close: () => memory.close(),
  };
}
