import { baseUrlOf, baseUrlProblem, displayUrl } from '../urls.ts';
import { splitNamespace } from '../http/emulator-urls.ts';
import { reasonOf, OptionError } from '../errors.ts';
import { defaultNamespace, isNamespace } from '../store/store.ts';
import { createAdminClient, EmulatorError } from './admin-client.ts';
import { createClosing, untilClosed, type Closing } from './login-emulator.ts';
import type { SendRequest, Transport } from './transport.ts';
import type { Health } from './types.ts';
import { isRecord } from '../json.ts';

/** Options of `connect`. */
export interface ConnectOptions {
  /** The token for the control plane, if the emulator requires one: its main token, or that of a namespace. */
  readonly token?: string;
}

/** A connection to a running emulator. It needs only `fetch`, so it also works in a web page. */
export interface Connection {
  /** The emulator's URL, without a namespace. */
  readonly base: string;
  /** The namespace in the URL; undefined for `default`. */
  readonly namespace: string | undefined;
  readonly transport: Transport;
  /** Calls the control plane without a token. */
  readonly ask: SendRequest;
  readonly closing: Closing;
}

/** The message of a closed connection's calls. */
export const closedSentence = 'this connection is closed; open another with connect()';

/** Connects to the emulator at a URL. Throws an OptionError for an invalid URL, an EmulatorError without an emulator. */
export async function openConnection(url: string, { token }: ConnectOptions): Promise<Connection> {
  const { base, namespace } = splitUrl(url);
  // the token is sent only once the server has proved to be an emulator
  const ask = sendTo(base, {});
  const { providers } = await healthAt(base, ask);
  const basePaths = providers.map(({ id, baseUrl }) => [id, pathBelow(base, baseUrl)] as const);
  const closing = createClosing(() => Promise.resolve());
  const transport = {
    url: base,
    basePaths: Object.fromEntries(basePaths),
    send: token === undefined ? ask : sendTo(base, { authorization: `Bearer ${token}` }),
    forward: async (request: Request) => fetch(targetOf(base, request), await partsOf(request)),
    closing: closing.signal,
  };
  return { base, namespace, transport: untilClosed(transport, closing.signal, closedSentence), ask, closing };
}

function sendTo(base: string, extraHeaders: Readonly<Record<string, string>>): SendRequest {
  return async (path, init) => {
    const headers = { ...extraHeaders, ...Object.fromEntries(new Headers(init.headers)) };
    try {
      return await fetch(`${base}${path}`, { ...init, headers, redirect: 'manual' });
    } catch (error) {
      // the caller aborted the request
      if (init.signal?.aborted === true) throw error;
      throw new EmulatorError(unreachable(base, error), { cause: error });
    }
  };
}

/** Returns the health of the emulator. Throws if the server at the URL is something else. */
async function healthAt(base: string, send: SendRequest): Promise<Health> {
  const health: unknown = await createAdminClient(send, undefined)('getHealth', {}).catch(
    (error: unknown) => {
      if (error instanceof EmulatorError && error.status !== undefined) throw notAnEmulator(base, error);
      throw error;
    },
  );
  if (isHealth(health)) return health;
  throw notAnEmulator(base, health);
}

function isHealth(health: unknown): health is Health {
  return isRecord(health) && Array.isArray(health['providers']);
}

function notAnEmulator(base: string, cause: unknown): EmulatorError {
  return new EmulatorError(
    `the server at ${base} isn't an emulator; start one with npx login-emulator, or use another URL`,
    { cause },
  );
}

const expectedUrl = 'expected a URL such as http://localhost:4010';

/** Returns the URL without its namespace prefix, and the namespace. */
function splitUrl(url: string): { readonly base: string; readonly namespace: string | undefined } {
  const text: unknown = url;
  if (typeof text !== 'string') throw new OptionError(`the URL is ${String(text)}; ${expectedUrl}`);
  const problem = baseUrlProblem(url);
  if (problem !== undefined)
    throw new OptionError(`"${displayUrl(url)}" isn't the URL of an emulator: ${problem}; ${expectedUrl}`);
  const whole = baseUrlOf(url);
  const { base, name } = splitNamespace(whole);
  if (name !== undefined && !isNamespace(name))
    throw new OptionError(`${whole} has the invalid namespace "${name}"`);
  return { base, namespace: name === defaultNamespace ? undefined : name };
}

/** Returns only the path: the emulator may report another host name than the caller uses. */
function pathBelow(base: string, baseUrl: string): string {
  const mount = new URL(base).pathname.replace(/\/$/, '');
  // a provider at the root has no path
  const pathname = new URL(baseUrl).pathname.replace(/\/$/, '');
  return pathname.startsWith(`${mount}/`) || pathname === mount ? pathname.slice(mount.length) : pathname;
}

function targetOf(base: string, { url }: Request): string {
  if (url.startsWith(`${base}/`)) return url;
  const { pathname, search } = new URL(url);
  return `${base}${pathname}${search}`;
}

/** Copies a request's parts, since the Request of some test environments doesn't accept another Request as init. */
async function partsOf(request: Request): Promise<RequestInit> {
  const { method, headers, signal } = request;
  const body = request.body === null ? null : await request.arrayBuffer();
  return { method, headers, signal, body, redirect: 'manual' };
}

function unreachable(base: string, error: unknown): string {
  return `no emulator answers at ${base} (${reasonOf(error)}); start one with npx login-emulator, or use another URL`;
}
