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
import type { NamespaceAddress, NamespaceSettings } from './types.ts';

/** What one namespace can be asked and told. Every call rejects with an EmulatorError where it is refused. */
export interface Controls {
  /** Where clients reach it, without a slash at the end: `http://localhost:4010`, or `http://localhost:4010/@w1`. */
  readonly url: string;
  /** The base URL of each provider that is served: `{ rocketchat: 'http://localhost:4010/api/v1', … }`. */
  readonly urls: Readonly<Record<string, string>>;
  /**
   * Answers a request, a path, or a URL, whatever its origin; an emulator of this process does so without a socket. No
   * redirect is followed.
   *
   * @example
   * const response = await emulator.fetch('/api/v1/login', {
   *   method: 'POST',
   *   body: new URLSearchParams({ user: 'plain', password: 'Password-1' }),
   * });
   */
  readonly fetch: Fetch;
  /** The time of this namespace. */
  readonly clock: ClockControls;
  /** What is switched on. */
  readonly scenarios: ScenarioControls;
  /** Who may sign in. */
  readonly accounts: AccountControls;
  /** Who has signed in. */
  readonly sessions: SessionControls;
  /** The codes of authenticator apps. */
  readonly codes: CodeControls;
  /** What would have been sent. */
  readonly outbox: OutboxControls;
  /** All that can happen. */
  readonly outcomes: OutcomeControls;
  /** What was asked, what was answered, and why. */
  readonly requests: JournalControls;
  /** The states that were saved. */
  readonly snapshots: SnapshotControls;
  /** All that was written, to be kept elsewhere. */
  readonly state: StateControls;
  /** All that a bug report needs. */
  readonly bundle: BundleControls;
  /**
   * Saves the state, to go back to it: the same as `snapshots.save`.
   *
   * @example
   * const before = await emulator.snapshot();
   * await before.restore();
   */
  snapshot(name?: string): Promise<Snapshot>;
  /**
   * Puts it back as it started, in a time that does not grow with the fixtures.
   *
   * @example
   * beforeEach(() => emulator.reset());
   */
  reset(): Promise<void>;
}

/** Makes the controls of a namespace, of the one that the connection's URL names where no other is named. */
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
    codes: { get: (provider, login, query = {}) => ask('getCodes', { params: { provider, login }, query }) },
    outbox: createOutboxControls(ask, events),
    outcomes: { list: (query = {}) => ask('listOutcomes', { query }) },
    requests: createJournalControls(ask, events),
    snapshots,
    state: { get: () => ask('getState', {}), put: (body) => ask('putState', { body: { ...body } }) },
    bundle: { get: () => ask('getBundle', {}), put: (body) => ask('putBundle', { body: { ...body } }) },
    snapshot: snapshots.save,
    reset: () => ask('resetNamespace', {}),
  };
}

/** A world of its own in a running emulator: accounts, sessions, scenarios and clock are not shared with any other. */
export interface Namespace extends Controls {
  /** Its name, as in `http://localhost:4010/@w1`. */
  readonly name: string;
  /**
   * Makes it as it is wanted, or makes it anew; a reset brings it back to this. A namespace that is only used begins by
   * itself, as the emulator is.
   *
   * @example
   * const w1 = emulator.namespace('w1');
   * await w1.start({ seed: 'checkout', frozen: true, scenarioSets: ['second-factor-everywhere'] });
   */
  start(settings?: NamespaceSettings): Promise<NamespaceAddress>;
  /**
   * Drops it, as if it had never been used; one that was not used is no error.
   *
   * @example
   * afterEach(() => w1.remove());
   */
  remove(): Promise<void>;
}

/** Makes a namespace's controls. */
export function createNamespace(connection: Transport, name: string): Namespace {
  // what is asked about a namespace is asked of the process
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
