import { createClient, defineScript, ErrorReply, type CommandParser } from '@redis/client';
import { claimScript, commitScript, letGoScript, readScript, replaceScript } from './redis-scripts.ts';
import { StoreError } from './store.ts';

/** A connection to Redis that reports failures as a StoreError. */
export interface RedisConnection {
  readonly client: Client;
  /** Awaits a reply and wraps its error, with the key if there is one. */
  wrapErrors<T>(reply: Promise<T>, key?: string): Promise<T>;
  /** Creates the error for a key whose content wasn't written by an emulator. */
  strange(key: string, what: string): StoreError;
  close(): Promise<void>;
}

type Client = ReturnType<typeof clientFor>;

const maxPauseMs = 2000;
/** A server that is silent for this long counts as lost; pings make sure that a live server has something to send. */
const silenceMs = 5000;
const pingMs = 2000;

/** Connects to Redis, which must be reachable; a connection that is lost later is restored. */
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
    // a server that requires a password reports it only for a command
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
    // supported by every server of the protocol
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

/** Defines a script with this number of keys. */
function scriptOver<Reply, Answer>(keys: number, script: string, transformReply: (reply: Reply) => Answer) {
  return defineScript({ SCRIPT: script, NUMBER_OF_KEYS: keys, parseCommand: overKeys, transformReply });
}

function overKeys(parser: CommandParser, keys: readonly string[], args: readonly string[]): void {
  for (const key of keys) parser.pushKey(key);
  for (const arg of args) parser.push(arg);
}

/** Returns the URL without credentials, for messages. */
function addressOf(url: string): string {
  const { protocol, hostname, port, pathname } = new URL(url);
  const database = pathname.length > 1 ? pathname : '';
  return `${protocol}//${hostname || 'localhost'}:${port || '6379'}${database}`;
}

/** The remedy for a key whose content another program has written. */
const remedy = 'delete the key, or give the emulator its own database';

function sentence(address: string, error: unknown, key: string | undefined): string {
  const isRefusal = error instanceof ErrorReply;
  const refused = isRefusal ? 'rejects the request' : 'is not reachable';
  const reason = `the store ${address} ${refused}: ${reasonOf(error)}`;
  return isRefusal && key !== undefined && isOfTheKey(error)
    ? `${reason} (the key ${key}; ${remedy})`
    : reason;
}

/** Whether the key's content caused an error. Scripts report the same text as commands, some after another code. */
function isOfTheKey({ message }: ErrorReply): boolean {
  return /WRONGTYPE|is not an integer/.test(message);
}

/** Returns an error's reason. Under a test runner it may not be instanceof Error; an AggregateError has no message. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('errors' in error && Array.isArray(error.errors)) {
    return [...new Set(error.errors.map(reasonOf))].join(', ');
  }
  return 'message' in error ? String(error.message) : 'unknown';
}
