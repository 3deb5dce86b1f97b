import type { App } from '../server/express-app.ts';
import type { Middleware } from '../http/listener.ts';
import { namespaceProblem } from '../store/store.ts';
import { OptionError } from '../errors.ts';
import { createAdminClient, EmulatorError } from './admin-client.ts';
import type { Transport } from './transport.ts';
import { createNamespaceApi, type Controls, createNamespace, type Namespace } from './namespace.ts';
import type { CoverageControls } from './outcomes.ts';
import type { FixturesTaken, Health, NamespaceEntry } from './types.ts';

/** An emulator in this process or elsewhere. Has the controls of its namespace `default` and of the whole emulator. */
export interface LoginEmulator extends Controls {
  /**
   * The Express 5 app, for supertest or for mounting.
   *
   * @example
   * await request(emulator.app).post('/apiv2/login').send({ login: 'plain@example.com', passwd: 'Password-1' }).expect(200);
   */
  readonly app: App;
  /**
   * Middleware for Express, Connect and Vite's dev server. It passes requests for other paths to the next handler.
   *
   * @example
   * express().use(emulator.middleware).use(myOwnRoutes);
   */
  readonly middleware: Middleware;
  /** How often each outcome was reached, over all namespaces. */
  readonly coverage: CoverageControls;
  /** The CA certificate of a generated certificate, as PEM, for clients to trust; undefined without one. */
  readonly ca: string | undefined;
  /**
   * Returns the namespace with a name; the first request to it creates it. Throws an OptionError unless the name has
   * 1 to 63 characters of a-z, 0-9 and -.
   *
   * @example
   * const w1 = emulator.namespace('w1');
   * await w1.scenarios.arm({ outcome: 'locked-out' }); // affects w1 only
   */
  namespace(name: string): Namespace;
  /**
   * Returns the namespaces in use.
   *
   * @example
   * const names = (await emulator.namespaces()).map(({ name }) => name);
   */
  namespaces(): Promise<readonly NamespaceEntry[]>;
  /**
   * Replaces a provider's fixtures in all namespaces with the content of a fixture file. Invalid fixtures are rejected.
   *
   * @example
   * await emulator.putFixtures('interserver', { accounts: [{ login: 'me@example.com', password: 'mine' }] });
   */
  putFixtures(provider: string, fixtures: Readonly<Record<string, unknown>>): Promise<FixturesTaken>;
  /**
   * Returns the emulator's version, and its providers with their URLs.
   *
   * @example
   * const { version, providers } = await emulator.health();
   */
  health(): Promise<Health>;
  /**
   * Closes an emulator of this process, and every connection to it. Requests in flight may finish within `graceMs`. An
   * emulator that runs elsewhere continues to run. Later calls of this object reject with an EmulatorError.
   *
   * @example
   * afterAll(() => emulator.close());
   */
  close(options?: CloseOptions): Promise<void>;
}

/** The parts of a LoginEmulator that don't use the control plane. */
export interface Parts extends Pick<LoginEmulator, 'middleware' | 'ca' | 'close'> {
  readonly app: () => App;
}

/** Creates the interface of an emulator; `namespace` replaces `default` as the namespace of its controls. */
export function createLoginEmulator(connection: Transport, parts: Parts, namespace?: string): LoginEmulator {
  const ask = createAdminClient(connection.send, undefined);
  let app: App | undefined;
  return {
    ...createNamespaceApi(connection, namespace),
    get app() {
      return (app ??= parts.app());
    },
    middleware: parts.middleware,
    ca: parts.ca,
    coverage: { get: () => ask('getCoverage', {}), clear: () => ask('clearCoverage', {}) },
    namespace: (name) => createNamespace(connection, checkedName(name)),
    namespaces: async () => (await ask('listNamespaces', {})).namespaces,
    putFixtures: (provider, body) => ask('putFixtures', { params: { provider }, body }),
    health: () => ask('getHealth', {}),
    close: parts.close,
  };
}

function checkedName(name: string): string {
  const problem = namespaceProblem(name);
  if (problem !== undefined) throw new OptionError(problem);
  return name;
}

/** The close function of an emulator, with the signal that it aborts. */
export interface Closing {
  readonly signal: AbortSignal;
  /** Closes the emulator on the first call; later calls return the same promise. */
  close(options?: CloseOptions): Promise<void>;
}

/** Options of `close`. */
export interface CloseOptions {
  /** Time limit for requests in flight, in milliseconds; 5000 by default, 0 aborts them at once. */
  readonly graceMs?: number;
}

/** Creates a close function that calls `end` once. */
export function createClosing(end: (graceMs: number | undefined) => Promise<void>): Closing {
  const controller = new AbortController();
  let closed: Promise<void> | undefined;
  return {
    signal: controller.signal,
    close({ graceMs } = {}) {
      controller.abort();
      return (closed ??= end(graceMs));
    },
  };
}

/** Returns a connection whose requests reject with this message once the signal is aborted. */
export function untilClosed(connection: Transport, signal: AbortSignal, sentence: string): Transport {
  const refused = () => Promise.reject(new EmulatorError(sentence));
  return {
    ...connection,
    send: (path, init) => (signal.aborted ? refused() : connection.send(path, init)),
    forward: (request) => (signal.aborted ? refused() : connection.forward(request)),
  };
}
