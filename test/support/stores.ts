import { createMemoryStore } from '../../src/store/memory.ts';
import { createRedisStore } from '../../src/store/redis.ts';
import type { Maybe, Store } from '../../src/store/store.ts';
import { startRedis } from './redis-server.ts';
import { createSlowStore } from './slow-store.ts';

/** A kind of store while a test file uses it. */
export interface StoreKind {
  /** An empty store. */
  create(): Maybe<Store>;
  /** The same store as another process would open it. */
  again(store: Store): Maybe<Store>;
  close(): Maybe<void>;
}

/** Every kind of store there is, by what it is called. */
export const storeKinds: readonly [string, () => Maybe<StoreKind>][] = [
  ['memory', inProcess(createMemoryStore)],
  ['a slow, reordering store', inProcess(createSlowStore)],
  ['Redis', redisKind],
];

function inProcess(create: () => Store): () => StoreKind {
  return () => ({ create, again: (store) => store, close: () => undefined });
}

async function redisKind(): Promise<StoreKind> {
  const server = await startRedis();
  const urls = new Map<Store, string>();
  async function open(url: string): Promise<Store> {
    const store = await createRedisStore(url);
    urls.set(store, url);
    return store;
  }
  return {
    create: () => open(server.newDatabase()),
    again: (store) => open(urls.get(store) ?? ''),
    async close() {
      await Promise.all([...urls.keys()].map((store) => store.close()));
      await server.stop();
    },
  };
}
