import type { SignedIn, SignInOptions } from '../index.ts';
import type { CypressEmulator } from './cypress-types.ts';

/** A test, as its spec's file describes it to `setupNodeEvents`. */
export interface BegunTest {
  readonly file: string;
  readonly titles: readonly string[];
  readonly retry: number;
}

/** The namespace of a test, for its spec's file. */
export interface TestNamespace {
  readonly name: string;
  /** The emulator's URL for the namespace. */
  readonly url: string;
  readonly urls: Readonly<Record<string, string>>;
  /** The emulator's URL without the namespace. */
  readonly emulatorUrl: string;
  /** Whether sessions are valid in later specs, too. */
  readonly isForRun: boolean;
}

/** A call of the library. */
export interface LibraryCall {
  readonly group: string;
  readonly method: string;
  readonly words: readonly unknown[];
}

/** A session to start. The id is that of `cy.session`. */
export interface WantedSession extends SignInOptions {
  readonly id: string;
  readonly provider: string | undefined;
  readonly login: string;
}

/** A started session, and whether it is still as it was. */
export interface KnownSession {
  readonly session: SignedIn;
  readonly isUnchanged: boolean;
}

/** The tasks by which specs, which run in the browser, reach the emulator. A task can't return undefined. */
export interface EmulatorTasks {
  readonly 'login-emulator:begin': (test: BegunTest) => Promise<TestNamespace>;
  /** Returns the problems that the emulator found; null if there are none. */
  readonly 'login-emulator:end': (result: { readonly hasFailed: boolean }) => Promise<string | null>;
  readonly 'login-emulator:call': (call: LibraryCall) => Promise<unknown>;
  readonly 'login-emulator:sign-in': (wanted: WantedSession) => Promise<SignedIn>;
  readonly 'login-emulator:session': (wanted: { readonly id: string }) => Promise<KnownSession | null>;
}

/** The methods of a namespace whose arguments and results are JSON, by group. */
export const calls = {
  clock: { get: true, advance: true, set: true, freeze: true, unfreeze: true, live: true },
  scenarios: { list: true, arm: true, disarm: true, clear: true, sets: true, armSet: true, saveSet: true },
  accounts: { list: true, get: true, put: true, change: true, lock: true, unlock: true, remove: true },
  sessions: { list: true, introspect: true, end: true, endAll: true },
  codes: { get: true },
  outbox: { list: true, wait: true, clear: true },
  outcomes: { list: true },
  requests: {
    list: true,
    get: true,
    count: true,
    wait: true,
    unmatched: true,
    replay: true,
    send: true,
    clear: true,
  },
  state: { get: true, put: true },
  bundle: { get: true, put: true },
} satisfies { readonly [Group in keyof Groups]: Record<keyof Groups[Group], true> };

/** The groups of methods in `cy.emulator()`. */
type Groups = Omit<CypressEmulator, 'name' | 'url' | 'urls' | 'reset'>;
