import type { Fetch } from '../server/fetch.ts';
import {
  createAccountControls,
  type AccountControls,
  createSessionControls,
  type SessionControls,
} from './accounts.ts';
import { createAdminClient, EmulatorError } from './admin-client.ts';
import { createClockControls, type ClockControls } from './clock.ts';
import { type CodeControls, createOutboxControls, type OutboxControls } from './outbox.ts';
import { createFetchIn, urlIn, urlsIn, type Transport } from './transport.ts';
import { openEvents, createJournalControls, type JournalControls, type OpenEvents } from './requests.ts';
import type { OutcomeControls } from './outcomes.ts';
import { createScenarioControls, type ScenarioControls } from './scenarios.ts';
import {
  createSnapshotControls,
  type Snapshot,
  type SnapshotControls,
  type BundleControls,
  type StateControls,
} from './state.ts';
import type { NamespaceAddress, NamespaceSettings, SignedIn, SignInOptions } from './types.ts';

/** The controls of one namespace. Calls that fail reject with an EmulatorError. */
export interface Controls {
  /** The URL for clients, without a trailing slash: `http://localhost:4010`, or `http://localhost:4010/@w1`. */
  readonly url: string;
  /** The base URL of each served provider: `{ rocketchat: 'http://localhost:4010/api/v1', … }`. */
  readonly urls: Readonly<Record<string, string>>;
  /**
   * Sends a Request, a path, or a URL to this namespace, whatever the origin of the URL. An emulator of this process
   * needs no socket for it. Redirects are not followed.
   *
   * @example
   * const response = await emulator.fetch('/api/v1/login', {
   *   method: 'POST',
   *   body: new URLSearchParams({ user: 'plain', password: 'Password-1' }),
   * });
   */
  readonly fetch: Fetch;
  /** The clock of this namespace. */
  readonly clock: ClockControls;
  /** Scenarios that change how requests end. */
  readonly scenarios: ScenarioControls;
  /** Accounts that can sign in. */
  readonly accounts: AccountControls;
  /** Sessions and tokens. */
  readonly sessions: SessionControls;
  /**
   * Starts a session of an account past every factor, and returns the vendor's success answer. `who` is a login
   * of the account, or `{ session }` with the name of a session of the fixtures, which takes no options.
   *
   * @example
   * const { requestHeaders } = await emulator.signIn('rocketchat', 'plain');
   * const me = await emulator.fetch('/api/v1/me', { headers: requestHeaders });
   */
  signIn(
    provider: string,
    who: string | { readonly session: string },
    options?: SignInOptions,
  ): Promise<SignedIn>;
  /** Codes of authenticator apps. */
  readonly codes: CodeControls;
  /** Messages that the vendors would have sent. */
  readonly outbox: OutboxControls;
  /** The catalogue of outcomes. */
  readonly outcomes: OutcomeControls;
  /** The journal: recorded requests, their responses, and the reasons. */
  readonly requests: JournalControls;
  /** Saved states in the emulator. */
  readonly snapshots: SnapshotControls;
  /** The state as JSON, to save elsewhere. */
  readonly state: StateControls;
  /** The state, journal and settings as JSON, for a bug report. */
  readonly bundle: BundleControls;
  /**
   * Saves the state as a snapshot to restore later; the same as `snapshots.save`.
   *
   * @example
   * const before = await emulator.snapshot();
   * await before.restore();
   */
  snapshot(name?: string): Promise<Snapshot>;
  /**
   * Resets the namespace to its start. The time that this takes doesn't depend on the number of fixtures.
   *
   * @example
   * beforeEach(() => emulator.reset());
   */
  reset(): Promise<void>;
}

/** Creates the controls of a namespace, `default` if undefined. */
export function createNamespaceApi(connection: Transport, namespace: string | undefined): Controls {
  const ask = createAdminClient(connection.send, namespace);
  const events: OpenEvents = (options) => openEvents(connection, namespace, options);
  const snapshots = createSnapshotControls(ask);
  return {
    url: urlIn(connection, namespace),
    urls: urlsIn(connection, namespace),
    fetch: createFetchIn(connection, namespace),
    clock: createClockControls(ask),
    scenarios: createScenarioControls(ask),
    accounts: createAccountControls(ask),
    sessions: createSessionControls(ask),
    signIn: (provider, who, options = {}) =>
      ask('signIn', {
        params: { provider },
        body: { ...(typeof who === 'string' ? { login: who } : who), ...options },
      }),
    codes: {
      async get(provider, login, query = {}) {
        const codes = await ask('getCodes', { params: { provider, login }, query });
        if (codes === undefined) throw new Error(`the codes of ${login} are missing in the answer`);
        return codes;
      },
    },
    outbox: createOutboxControls(ask, events),
    outcomes: { list: (query = {}) => ask('listOutcomes', { query }) },
    requests: createJournalControls(ask, events),
    snapshots,
    state: { get: () => ask('getState', {}), put: (body) => ask('putState', { body: { ...body } }) },
    bundle: {
      get: (query = {}) => ask('getBundle', { query }),
      put: (body) => ask('putBundle', { body: { ...body } }),
    },
    snapshot: snapshots.save,
    reset: () => ask('resetNamespace', {}),
  };
}

/** An isolated copy of an emulator's state, with its own accounts, sessions, scenarios, clock and journal. */
export interface Namespace extends Controls {
  /** Its name, as in `http://localhost:4010/@w1`. */
  readonly name: string;
  /**
   * Creates or replaces the namespace with its own settings, to which `reset` returns. Without `start`, a namespace has
   * the settings of the emulator.
   *
   * @example
   * const w1 = emulator.namespace('w1');
   * await w1.start({ seed: 'checkout', frozen: true, scenarioSets: ['second-factor-everywhere'] });
   */
  start(settings?: NamespaceSettings): Promise<NamespaceAddress>;
  /**
   * Deletes the namespace with its state. Resolves even if the namespace doesn't exist.
   *
   * @example
   * afterEach(() => w1.remove());
   */
  remove(): Promise<void>;
}

/** Creates a namespace's controls. */
export function createNamespace(connection: Transport, name: string): Namespace {
  // calls about a namespace belong to the whole emulator
  const ask = createAdminClient(connection.send, undefined);
  return {
    name,
    ...createNamespaceApi(connection, name),
    start: (settings = {}) => ask('putNamespace', { params: { name }, body: settings }),
    async remove() {
      try {
        await ask('removeNamespace', { params: { name } });
      } catch (error) {
        if (!(error instanceof EmulatorError && error.status === 404)) throw error;
      }
    },
  };
}
