import type { App } from '../server/express-app.ts';
import type { Middleware } from '../http/listener.ts';
import { namespaceProblem } from '../store/store.ts';
import { OptionError } from '../errors.ts';
import { createAdminClient, EmulatorError } from './admin-client.ts';
import type { Transport } from './transport.ts';
import { createNamespaceApi, type Controls, createNamespace, type Namespace } from './namespace.ts';
import type { CoverageControls } from './outcomes.ts';
import type { FixturesTaken, Health, NamespaceEntry } from './types.ts';

/** An emulator, of this process or elsewhere: the controls of its namespace `default`, and what is the whole emulator's. */
export interface LoginEmulator extends Controls {
  /**
   * The Express 5 app: for supertest, or to be mounted.
   *
   * @example
   * await request(emulator.app).post('/apiv2/login').send({ login: 'plain@example.com', passwd: 'Password-1' }).expect(200);
   */
  readonly app: App;
  /**
   * What mounts in Express, Connect and Vite's dev server; it hands on what is not the emulator's.
   *
   * @example
   * express().use(emulator.middleware).use(myOwnRoutes);
   */
  readonly middleware: Middleware;
  /** Which outcomes have been met, over all namespaces. */
  readonly coverage: CoverageControls;
  /** The authority that has signed its certificate, as PEM: who trusts it trusts the emulator. None without a made certificate. */
  readonly ca: string | undefined;
  /**
   * A namespace by its name, 1 to 63 of a-z, 0-9 and -. It is not made by this, and need not be: whatever uses it makes it.
   *
   * @example
   * const w1 = emulator.namespace('w1');
   * await w1.scenarios.arm({ outcome: 'locked-out' }); // nobody else meets it
   */
  namespace(name: string): Namespace;
  /**
   * The namespaces that are in use.
   *
   * @example
   * const names = (await emulator.namespaces()).map(({ name }) => name);
   */
  namespaces(): Promise<readonly NamespaceEntry[]>;
  /**
   * Puts other fixtures in the place of a provider's, for every namespace: the content of its fixture file. They are checked first.
   *
   * @example
   * await emulator.putFixtures('interserver', { accounts: [{ login: 'me@example.com', password: 'mine' }] });
   */
  putFixtures(provider: string, fixtures: Readonly<Record<string, unknown>>): Promise<FixturesTaken>;
  /**
   * What is ready, and where.
   *
   * @example
   * const { version, providers } = await emulator.health();
   */
  health(): Promise<Health>;
  /**
   * Ends an emulator of this process, once what is in flight has been answered, and leaves nothing open: requests that
   * take longer than `graceMs`, 5000 when left out, are cut off. One that runs elsewhere goes on. Whatever is asked of this
   * object afterwards rejects.
   *
   * @example
   * afterAll(() => emulator.close());
   */
  close(options?: CloseOptions): Promise<void>;
}

/** What an emulator is beside what its control plane gives. */
export interface Parts extends Pick<LoginEmulator, 'middleware' | 'ca' | 'close'> {
  readonly app: () => App;
}

/** Makes the face of an emulator; `namespace` is the one that is meant where none is named. */
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

/** The end of an emulator's handle: what is asked after it is refused. */
export interface Closing {
  readonly signal: AbortSignal;
  /** Closes once, however often it is called; later calls wait for the same end. */
  close(options?: CloseOptions): Promise<void>;
}

/** What `close` can be told. */
export interface CloseOptions {
  /** How long requests in flight may take, in milliseconds; 5000 when left out, and 0 cuts them off. */
  readonly graceMs?: number;
}

/** Makes the end of a handle; `end` is what closing does. */
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

/** The connection, whose requests are refused with this sentence once it is closed. */
export function untilClosed(connection: Transport, signal: AbortSignal, sentence: string): Transport {
  const refused = () => Promise.reject(new EmulatorError(sentence));
  return {
    ...connection,
    send: (path, init) => (signal.aborted ? refused() : connection.send(path, init)),
    forward: (request) => (signal.aborted ? refused() : connection.forward(request)),
  };
}
