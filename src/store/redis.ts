import { connectRedis, type RedisConnection } from './redis-client.ts';
import { createProcesses } from './redis-processes.ts';
import { timeDigits } from './redis-scripts.ts';
import {
  maxExpiring,
  setsOf,
  configAddress,
  snapshotsOf,
  type Keeping,
  type Store,
  type VersionedValue,
} from './store.ts';

const prefix = 'login-emulator:namespace:';
const orderPrefix = 'login-emulator:order:';
/** How long Redis stores an unused namespace. Its records expire by the namespace's clock, not by Redis's. */
const idleSeconds = String(24 * 60 * 60);
/** The maximum number of namespaces whose parsed settings are cached. */
const maxSetups = 5000;

/** Creates a store in Redis, shared by any number of processes. Throws a StoreError if Redis isn't reachable. */
export async function createRedisStore(url: string): Promise<Store> {
  const connection = await connectRedis(url);
  const { client, wrapErrors, close } = connection;
  const { setupOf, storedAt, recordsOf, forget } = createRecordReader(connection);
  const { exchange, leave } = createProcesses(connection);

  return {
    ...{ isShared: true, exchange },
    async claim(namespace) {
      const others = [snapshotsOf(namespace), setsOf(namespace)].map(keyOf);
      const keys = [...keysOf(namespace), ...others];
      const { number, setup } = await wrapErrors(
        client.claim(keys, [idleSeconds, configAddress]),
        keyOf(namespace),
      );
      return { number, setup: setupOf(namespace, setup) };
    },
    async read(namespace, address) {
      const key = keyOf(namespace);
      return storedAt(namespace, address, await wrapErrors(client.readRecord([key], [address]), key));
    },
    async commit(namespace, reads, writes, { now, maxRecords, until } = keepsAll) {
      const read = [...reads].flatMap(([address, { version }]) => [address, String(version)]);
      // a record expires at its `until`, inclusive
      const keeping = [timeText(now + 1), String(maxRecords), String(maxExpiring)];
      const args = [idleSeconds, String(reads.size), ...read, ...keeping, ...written(writes, until)];
      return wrapErrors(client.commit(keysOf(namespace), args), keyOf(namespace));
    },
    async letGo(namespace, now) {
      await wrapErrors(client.letGo(keysOf(namespace), [timeText(now + 1)]), keyOf(namespace));
    },
    async list(namespace, start) {
      const found = new Map<string, unknown>();
      for (const [address, text] of await recordsOf(namespace)) {
        if (!isAddress(address) || !address.startsWith(start)) continue;
        const { value } = storedAt(namespace, address, text);
        if (value !== null) found.set(address, value);
      }
      return found;
    },
    async layer(namespace) {
      const records = new Map<string, unknown>();
      const all = await recordsOf(namespace);
      for (const [address, text] of all) {
        if (isAddress(address)) records.set(address, storedAt(namespace, address, text).value);
      }
      return { requests: Number(all.get('requests') ?? 0), records };
    },
    async replace(namespace, { requests, records }, until = keepsAll.until) {
      const args = [idleSeconds, String(requests), ...written(records, until)];
      await wrapErrors(client.replace(keysOf(namespace), args), keyOf(namespace));
    },
    async drop(namespace) {
      forget(namespace);
      await wrapErrors(client.del([...keysOf(namespace)]));
    },
    namespaces: () => wrapErrors(namespacesOf(connection)),
    close: () => leave().finally(close),
  };
}

async function namespacesOf({ client }: RedisConnection): Promise<readonly string[]> {
  const names = new Set<string>();
  for await (const page of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 }))
    for (const key of page) names.add(key.slice(prefix.length));
  return [...names];
}

/** Creates a parser of the strings that Redis stores as records. */
function createRecordReader({ client, wrapErrors, strange }: RedisConnection) {
  const setups = new Map<string, { readonly text: string; readonly stored: VersionedValue }>();

  /** Returns the same object while the stored text is unchanged. */
  function setupOf(namespace: string, text: string): VersionedValue {
    const known = setups.get(namespace);
    if (known?.text === text) return known.stored;
    if (setups.size >= maxSetups) setups.clear();
    const stored = storedAt(namespace, configAddress, text);
    setups.set(namespace, { text, stored });
    return stored;
  }

  async function recordsOf(namespace: string): Promise<Map<string, string>> {
    const key = keyOf(namespace);
    return new Map(Object.entries(await wrapErrors(client.hGetAll(key), key)));
  }

  function storedAt(namespace: string, address: string, text: string): VersionedValue {
    const stored = storedFrom(text);
    if (stored !== undefined) return stored;
    throw strange(keyOf(namespace), `an invalid record in the field ${address}`);
  }

  return { setupOf, storedAt, recordsOf, forget: (namespace: string) => void setups.delete(namespace) };
}

function keyOf(namespace: string): string {
  return `${prefix}${namespace}`;
}

/** Whether a field is a record's address; the fields of counters have no slash. */
function isAddress(name: string): boolean {
  return name.includes('/');
}

/** Parses a stored string: its version, an optional expiry, and the record's JSON. Undefined for any other string. */
function storedFrom(text: string): VersionedValue | undefined {
  const [, version, json] = /^(\d+)(?:@\d+)?(?: ([^]*))?$/.exec(text) ?? [];
  if (version === undefined) return undefined;
  if (json === undefined) return { value: undefined, version: Number(version) };
  try {
    return { value: JSON.parse(json) as unknown, version: Number(version) };
  } catch {
    return undefined;
  }
}

function written(records: ReadonlyMap<string, unknown>, until: Keeping['until']): readonly string[] {
  return [...records].flatMap(([address, value]) => {
    const time = until(address, value);
    return [address, time === undefined ? '' : timeText(time), JSON.stringify(value)];
  });
}

/** Lets no record expire before its namespace. */
const keepsAll: Keeping = { now: 0, maxRecords: 0, until: () => undefined };

/** Later than any time, for records that don't expire. */
const never = '9'.repeat(timeDigits);

/** Formats a time with a fixed length, so that the scripts can compare it as text. */
function timeText(time: number): string {
  return time < Number.MAX_SAFE_INTEGER
    ? String(Math.max(0, Math.ceil(time))).padStart(timeDigits, '0')
    : never;
}

function keysOf(namespace: string): readonly string[] {
  return [keyOf(namespace), `${orderPrefix}${namespace}`];
}
