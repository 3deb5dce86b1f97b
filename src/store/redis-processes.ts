import { randomUUID } from 'node:crypto';
import { isRecord } from '../json.ts';
import type { RedisConnection } from './redis-client.ts';
import type { Digests, Exchange } from './store.ts';

const members = 'login-emulator:processes';
/** How long a process that stopped without a word still counts. */
const aliveSeconds = 60;
const idleSeconds = 24 * 60 * 60;

/** This process among those of a Redis. */
interface Processes {
  readonly exchange: Exchange;
  /** Withdraws what this process has announced. */
  leave(): Promise<void>;
}

/** Creates the exchange of digests between the processes of a Redis. Throws a StoreError if Redis isn't reachable. */
export function createProcesses({ client, wrapErrors }: RedisConnection): Processes {
  const own = randomUUID();
  let isMember = false;

  async function announce(digests: Digests): Promise<readonly string[]> {
    isMember = true;
    await client.set(keyOf(own), JSON.stringify(digests), { EX: aliveSeconds });
    await client.sAdd(members, own);
    await client.expire(members, idleSeconds);
    return (await client.sMembers(members)).filter((id) => id !== own);
  }

  async function exchange(digests: Digests): Promise<readonly Digests[]> {
    const others = await announce(digests);
    if (others.length === 0) return [];
    const texts = await client.mGet(others.map(keyOf));
    const ended = others.filter((_id, index) => typeof texts[index] !== 'string');
    if (ended.length > 0) await client.sRem(members, ended);
    return texts.flatMap((text) => (typeof text === 'string' ? [digestsIn(text)] : []));
  }

  return {
    exchange: (digests) => wrapErrors(exchange(digests), members),
    async leave() {
      if (!isMember || !client.isReady) return;
      await client.del(keyOf(own));
      await client.sRem(members, own);
    },
  };
}

function keyOf(id: string): string {
  return `login-emulator:process:${id}`;
}

/** Reads stored digests; another version may have stored anything. */
function digestsIn(text: string): Digests {
  const content: unknown = JSON.parse(text);
  const entries = isRecord(content) ? Object.entries(content) : [];
  return Object.fromEntries(
    entries.flatMap(([id, digest]) => (typeof digest === 'string' ? [[id, digest]] : [])),
  );
}
