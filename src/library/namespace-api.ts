import type { Fetch } from '../server/fetch.ts';
import { createAccountControls, type AccountControls } from './accounts.ts';
import { createAdminClient } from './admin-client.ts';
import { createClockControls, type ClockControls } from './clock.ts';
import { createCodeControls, type CodeControls } from './codes.ts';
import { createFetchIn, urlIn, urlsIn, type Transport } from './transport.ts';
import { openEvents } from './events.ts';
import { createOutboxControls, type OutboxControls } from './outbox.ts';
import { createOutcomeControls, type OutcomeControls } from './outcomes.ts';
import { createJournalControls, type JournalControls, type OpenEvents } from './requests.ts';
import { createScenarioControls, type ScenarioControls } from './scenarios.ts';
import { createSessionControls, type SessionControls } from './sessions.ts';
import { createSnapshotControls, type Snapshot, type SnapshotControls } from './snapshots.ts';
import {
  createBundleControls,
  createStateControls,
  type BundleControls,
  type StateControls,
} from './state.ts';

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
    codes: createCodeControls(ask),
    outbox: createOutboxControls(ask, events),
    outcomes: createOutcomeControls(ask),
    requests: createJournalControls(ask, events),
    snapshots,
    state: createStateControls(ask),
    bundle: createBundleControls(ask),
    snapshot: snapshots.save,
    reset: () => ask('resetNamespace', {}),
  };
}
