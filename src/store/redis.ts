import { connectRedis } from './redis-client.ts';
import { setsOf, setupAddress, snapshotsOf, type Store, type Stored } from './store.ts';

const prefix = 'login-emulator:namespace:';
/** How long a namespace stays that nobody uses. What expires in the emulator does so by its own clock. */
const idleSeconds = String(24 * 60 * 60);
/** How many namespaces' settings are kept as they were last read. */
const mostSetups = 5000;

/** Keeps namespaces in Redis, where any number of processes share them. Throws a StoreError when it is not there. */
export async function createRedisStore(url: string): Promise<Store> {
  const { client, said, close } = await connectRedis(url);
  const setups = new Map<string, { readonly text: string; readonly stored: Stored }>();

  /** The same object for as long as the same text stands. */
  function setupOf(namespace: string, text: string): Stored {
    const known = setups.get(namespace);
    if (known?.text === text) return known.stored;
    if (setups.size >= mostSetups) setups.clear();
    const stored = storedFrom(text);
    setups.set(namespace, { text, stored });
    return stored;
  }

  async function recordsOf(namespace: string): Promise<Map<string, string>> {
    return new Map(Object.entries(await said(client.hGetAll(keyOf(namespace)))));
  }

  return {
    isShared: true,
    async claim(namespace) {
      const keys = [namespace, snapshotsOf(namespace), setsOf(namespace)].map(keyOf);
      const { number, setup } = await said(client.claim(keys, [idleSeconds, setupAddress]));
      return { number, setup: setupOf(namespace, setup) };
    },
    async read(namespace, address) {
      return storedFrom(await said(client.readRecord(keyOf(namespace), [address])));
    },
    async commit(namespace, reads, writes) {
      const read = [...reads].flatMap(([address, { version }]) => [address, String(version)]);
      const args = [idleSeconds, String(reads.size), ...read, ...written(writes)];
      return said(client.commit(keyOf(namespace), args));
    },
    async list(namespace, start) {
      const found = new Map<string, unknown>();
      for (const [address, text] of await recordsOf(namespace)) {
        if (!isAddress(address) || !address.startsWith(start)) continue;
        const { value } = storedFrom(text);
        if (value !== null) found.set(address, value);
      }
      return found;
    },
    async layer(namespace) {
      const records = new Map<string, unknown>();
      const all = await recordsOf(namespace);
      for (const [address, text] of all) {
        if (isAddress(address)) records.set(address, storedFrom(text).value);
      }
      return { requests: Number(all.get('requests') ?? 0), records };
    },
    async replace(namespace, { requests, records }) {
      await said(client.replace(keyOf(namespace), [idleSeconds, String(requests), ...written(records)]));
    },
    async drop(namespace) {
      setups.delete(namespace);
      await said(client.del(keyOf(namespace)));
    },
    async namespaces() {
      const names = new Set<string>();
      const keys = client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 });
      const all = async () => {
        for await (const page of keys) for (const key of page) names.add(key.slice(prefix.length));
      };
      await said(all());
      return [...names];
    },
    close,
  };
}

function keyOf(namespace: string): string {
  return `${prefix}${namespace}`;
}

/** What is counted beside the records has a name without a slash. */
function isAddress(name: string): boolean {
  return name.includes('/');
}

function storedFrom(text: string): Stored {
  const space = text.indexOf(' ');
  if (space === -1) return { value: undefined, version: Number(text) };
  const value: unknown = JSON.parse(text.slice(space + 1));
  return { value, version: Number(text.slice(0, space)) };
}

function written(records: ReadonlyMap<string, unknown>): readonly string[] {
  return [...records].flatMap(([address, value]) => [address, JSON.stringify(value)]);
}
