import { createExpressApp } from '../server/express-app.ts';
import { baseUrlOf, baseUrlProblem, displayUrl } from '../urls.ts';
import { splitNamespace } from '../http/emulator-urls.ts';
import { reasonOf, OptionError } from '../errors.ts';
import type { Middleware } from '../http/listener.ts';
import { createRemoteMiddleware } from '../server/middleware.ts';
import { defaultNamespace, isNamespace } from '../store/store.ts';
import { createAdminClient, pathOf, EmulatorError } from './admin-client.ts';
import { createClosing, untilClosed, createLoginEmulator, type LoginEmulator } from './login-emulator.ts';
import type { SendRequest } from './transport.ts';
import type { Health } from './types.ts';
import { isRecord } from '../json.ts';

/** What `connect` can be told. */
export interface ConnectOptions {
  /** The token that opens the control plane, the main one or a namespace's own, where the emulator asks for one. */
  readonly token?: string;
}

/**
 * Connects to a running emulator, and gives it the shape that `createEmulator` gives one of this process. A URL with a
 * prefix, such as `http://localhost:4010/@w1`, means that namespace where none is named.
 *
 * @throws OptionError for a URL that is none, EmulatorError where no emulator answers there.
 * @example
 * const emulator = await connect('http://localhost:4010');
 * await emulator.namespace('w1').scenarios.arm({ outcome: 'locked-out' });
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<LoginEmulator> {
  const { base, namespace } = splitUrl(url);
  // whoever listens there is given no token before it has shown to be an emulator
  const ask = sendTo(base, {});
  const { providers } = await healthAt(base, ask);
  const basePaths = providers.map(({ id, baseUrl }) => [id, pathBelow(base, baseUrl)] as const);
  const remote = createRemoteMiddleware(base);
  const closing = createClosing(() => Promise.resolve());
  const connection = {
    url: base,
    basePaths: Object.fromEntries(basePaths),
    send: options.token === undefined ? ask : sendTo(base, { authorization: `Bearer ${options.token}` }),
    forward: async (request: Request) => fetch(targetOf(base, request), await partsOf(request)),
    closing: closing.signal,
  };
  const middleware: Middleware = (request, response, next) =>
    closing.signal.aborted ? next(new EmulatorError(closedSentence)) : remote(request, response, next);
  const report = (error: unknown) => console.error(error);
  const parts = {
    app: () => createExpressApp({ planes: [], notFound: middleware, report }),
    middleware,
    ca: await authorityAt(base, ask),
    close: closing.close,
  };
  return createLoginEmulator(untilClosed(connection, closing.signal, closedSentence), parts, namespace);
}

const closedSentence = 'this connection to an emulator was closed; make another with connect()';

function sendTo(base: string, extraHeaders: Readonly<Record<string, string>>): SendRequest {
  return async (path, init) => {
    const headers = { ...extraHeaders, ...Object.fromEntries(new Headers(init.headers)) };
    try {
      return await fetch(`${base}${path}`, { ...init, headers, redirect: 'manual' });
    } catch (error) {
      // whoever hangs up knows that it does
      if (init.signal?.aborted === true) throw error;
      throw new EmulatorError(unreachable(base, error), { cause: error });
    }
  };
}

/** Anything may listen at a port. */
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
    `what answers at ${base} is no emulator; start one with npx login-emulator, or give another URL`,
    { cause },
  );
}

/** The authority of an emulator that speaks https with a certificate that it made. */
async function authorityAt(base: string, send: SendRequest): Promise<string | undefined> {
  if (!base.startsWith('https:')) return undefined;
  const answer = await send(pathOf('getCertificateAuthority', {}), {});
  const text = await answer.text();
  return answer.ok ? text : undefined;
}

const expectedUrl = 'expected one such as http://localhost:4010';

/** The URL without the namespace that it names, and that namespace. */
function splitUrl(url: string): { readonly base: string; readonly namespace: string | undefined } {
  const text: unknown = url;
  if (typeof text !== 'string') throw new OptionError(`the URL is ${String(text)}; ${expectedUrl}`);
  const problem = baseUrlProblem(url);
  if (problem !== undefined)
    throw new OptionError(`"${displayUrl(url)}" is no emulator's URL: ${problem}; ${expectedUrl}`);
  const whole = baseUrlOf(url);
  const { base, name } = splitNamespace(whole);
  if (name !== undefined && !isNamespace(name))
    throw new OptionError(`${whole} names "${name}", which is no namespace`);
  return { base, namespace: name === defaultNamespace ? undefined : name };
}

/** The emulator may know itself by another name than its caller. */
function pathBelow(base: string, baseUrl: string): string {
  const mount = new URL(base).pathname.replace(/\/$/, '');
  const { pathname } = new URL(baseUrl);
  return pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : pathname;
}

function targetOf(base: string, { url }: Request): string {
  if (url.startsWith(`${base}/`)) return url;
  const { pathname, search } = new URL(url);
  return `${base}${pathname}${search}`;
}

/** The parts one by one, as not every test environment's Request takes another for them. */
async function partsOf(request: Request): Promise<RequestInit> {
  const { method, headers, signal } = request;
  const body = request.body === null ? null : await request.arrayBuffer();
  return { method, headers, signal, body, redirect: 'manual' };
}

function unreachable(base: string, error: unknown): string {
  return `no emulator answers at ${base} (${reasonOf(error)}); start one with npx login-emulator, or give another URL`;
}
