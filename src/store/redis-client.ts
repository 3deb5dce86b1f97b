import {
  createClient,
  defineScript,
  ErrorReply,
  ReconnectStrategyError,
  type CommandParser,
} from '@redis/client';
import { claimScript, commitScript, readScript, replaceScript } from './redis-scripts.ts';
import { StoreError } from './store.ts';

/** A connection to Redis whose failures are said as a StoreError. */
export interface RedisConnection {
  readonly client: Client;
  /** Waits for what the client is asked, and says why it did not come. */
  said<T>(reply: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

type Client = ReturnType<typeof clientFor>;

const longestPauseMs = 2000;
/** A server that says nothing for so long is gone; it is asked often enough to have something to say. */
const silenceMs = 10_000;
const pingMs = 3000;

/** Connects to Redis, which must be there; a connection that breaks later is made again. */
export async function connectRedis(url: string): Promise<RedisConnection> {
  const place = placeOf(url);
  let connected = false;
  let lastFailure: unknown;
  const client = clientFor(url, (retries, cause) =>
    connected ? Math.min(50 * 2 ** Math.min(retries, 10), longestPauseMs) : cause,
  );
  client.on('error', (error: unknown) => {
    lastFailure = error;
  });
  client.on('ready', () => {
    connected = true;
    lastFailure = undefined;
  });

  async function said<T>(reply: Promise<T>): Promise<T> {
    try {
      return await reply;
    } catch (error) {
      throw new StoreError(sentence(place, error instanceof ErrorReply ? error : (lastFailure ?? error)));
    }
  }

  await said(client.connect());
  return {
    client,
    said,
    async close() {
      if (client.isReady) await client.close();
      else client.destroy();
    },
  };
}

function clientFor(url: string, reconnectStrategy: (retries: number, cause: Error) => number | Error) {
  return createClient({
    url,
    // what every server of the protocol speaks
    RESP: 2,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    pingInterval: pingMs,
    socket: { reconnectStrategy, socketTimeout: silenceMs },
    scripts: { claim, readRecord, commit, replace },
  });
}

const claim = defineScript({
  SCRIPT: claimScript,
  parseCommand(parser: CommandParser, key: string, snapshots: string, ...rest: readonly string[]) {
    parser.pushKeys([key, snapshots]);
    parser.push(...rest);
  },
  transformReply: ([number, setup]: readonly [number, string]) => ({ number, setup }),
});
const readRecord = defineScript({ SCRIPT: readScript, parseCommand: overOneKey, transformReply: String });
const commit = defineScript({
  SCRIPT: commitScript,
  parseCommand: overOneKey,
  transformReply: (reply: number) => reply === 1,
});
const replace = defineScript({
  SCRIPT: replaceScript,
  parseCommand: overOneKey,
  transformReply: () => undefined,
});

function overOneKey(parser: CommandParser, key: string, args: readonly string[]): void {
  parser.pushKey(key);
  for (const arg of args) parser.push(arg);
}

/** The URL without who signs in: what may be read by anybody. */
function placeOf(url: string): string {
  const { protocol, hostname, port, pathname } = new URL(url);
  const database = pathname.length > 1 ? pathname : '';
  return `${protocol}//${hostname || 'localhost'}:${port || '6379'}${database}`;
}

function sentence(place: string, error: unknown): string {
  const cause = error instanceof ReconnectStrategyError ? error.originalError : error;
  const refused = cause instanceof ErrorReply ? 'refuses' : 'is not reachable';
  return `the store ${place} ${refused}: ${reasonOf(cause)}`;
}

/** Node gives the failure to reach a name with several addresses no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join(', ');
  return error instanceof Error ? error.message : String(error);
}
