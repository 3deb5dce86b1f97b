import { createClient, defineScript, ErrorReply, type CommandParser } from '@redis/client';
import { claimScript, commitScript, letGoScript, readScript, replaceScript } from './redis-scripts.ts';
import { StoreError } from './store.ts';

/** A connection to Redis whose failures are said as a StoreError. */
export interface RedisConnection {
  readonly client: Client;
  /** Waits for what the client is asked, and says why it did not come, and of which key. */
  wrapErrors<T>(reply: Promise<T>, key?: string): Promise<T>;
  /** The error of a key that holds what no emulator has written. */
  strange(key: string, what: string): StoreError;
  close(): Promise<void>;
}

type Client = ReturnType<typeof clientFor>;

const maxPauseMs = 2000;
/** A server that says nothing for so long is gone; it is asked often enough to have something to say. */
const silenceMs = 5000;
const pingMs = 2000;

/** Connects to Redis, which must be there; a connection that breaks later is made again. */
export async function connectRedis(url: string): Promise<RedisConnection> {
  const address = addressOf(url);
  let connected = false;
  let lastFailure: unknown;
  const client = clientFor(
    url,
    (retries) => connected && Math.min(50 * 2 ** Math.min(retries, 10), maxPauseMs),
  );
  client.on('error', (error: unknown) => void (lastFailure = error));
  client.on('ready', () => {
    connected = true;
    lastFailure = undefined;
  });

  async function wrapErrors<T>(reply: Promise<T>, key?: string): Promise<T> {
    try {
      return await reply;
    } catch (error) {
      throw new StoreError(
        sentence(address, error instanceof ErrorReply ? error : (lastFailure ?? error), key),
      );
    }
  }

  function strange(key: string, what: string): StoreError {
    return new StoreError(`the store ${address} has ${what} at the key ${key}; ${remedy}`);
  }

  try {
    await wrapErrors(client.connect());
    // a server that wants a password says so only when it is asked something
    await wrapErrors(client.ping());
  } catch (error) {
    client.destroy();
    throw error;
  }
  return {
    client,
    wrapErrors,
    strange,
    async close() {
      if (client.isReady) await client.close();
      else client.destroy();
    },
  };
}

function clientFor(url: string, reconnectStrategy: (retries: number) => number | false) {
  return createClient({
    url,
    // what every server of the protocol speaks
    RESP: 2,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    pingInterval: pingMs,
    socket: { reconnectStrategy, socketTimeout: silenceMs },
    scripts: {
      claim: scriptOver(4, claimScript, ([number, setup]: readonly [number, string]) => ({ number, setup })),
      readRecord: scriptOver(1, readScript, String),
      commit: scriptOver(2, commitScript, (reply: number) => reply === 1),
      letGo: scriptOver(2, letGoScript, () => undefined),
      replace: scriptOver(2, replaceScript, () => undefined),
    },
  });
}

/** Defines a script that is given so many keys. */
function scriptOver<Reply, Answer>(keys: number, script: string, transformReply: (reply: Reply) => Answer) {
  return defineScript({ SCRIPT: script, NUMBER_OF_KEYS: keys, parseCommand: overKeys, transformReply });
}

function overKeys(parser: CommandParser, keys: readonly string[], args: readonly string[]): void {
  for (const key of keys) parser.pushKey(key);
  for (const arg of args) parser.push(arg);
}

/** The URL without who signs in: what may be read by anybody. */
function addressOf(url: string): string {
  const { protocol, hostname, port, pathname } = new URL(url);
  const database = pathname.length > 1 ? pathname : '';
  return `${protocol}//${hostname || 'localhost'}:${port || '6379'}${database}`;
}

/** What to do about a key that something else has written. */
const remedy = 'delete the key, or give the emulator a database of its own';

function sentence(address: string, error: unknown, key: string | undefined): string {
  const isRefusal = error instanceof ErrorReply;
  const refused = isRefusal ? 'refuses' : 'is not reachable';
  const reason = `the store ${address} ${refused}: ${reasonOf(error)}`;
  return isRefusal && key !== undefined && isOfTheKey(error)
    ? `${reason} (the key ${key}; ${remedy})`
    : reason;
}

/** A script's errors say the same words as a command's, some of them behind a code of their own. */
function isOfTheKey({ message }: ErrorReply): boolean {
  return /WRONGTYPE|is not an integer/.test(message);
}

/** Under a test runner an error may be no instance of this Error. One of several addresses has no message of its own. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('errors' in error && Array.isArray(error.errors)) {
    return [...new Set(error.errors.map(reasonOf))].join(', ');
  }
  return 'message' in error ? String(error.message) : 'unknown';
}
