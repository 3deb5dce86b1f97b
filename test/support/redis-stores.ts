import { createRedisStore } from '../../src/store/redis.ts';
import type { Store } from '../../src/store/store.ts';
import { startRedis } from './redis-server.ts';
import type { StoreKind, StoreKinds } from './stores.ts';

/** Stores in a real Redis. */
export const storesOfRedis: StoreKinds = [['Redis', redisKind]];

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
