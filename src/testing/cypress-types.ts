import type {
  AccountControls,
  BundleControls,
  ClockControls,
  CodeControls,
  JournalControls,
  OutboxControls,
  OutcomeControls,
  ScenarioControls,
  SessionControls,
  SignedIn,
  SignInOptions,
  StateControls,
} from '../index.ts';
import type { ClientStorage } from './client-storage.ts';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Cypress declares its commands so
  namespace Cypress {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars -- Cypress has this parameter
    interface Chainable<Subject = any> {
      /**
       * Yields the namespace of this test: its URLs, and the controls of the emulator.
       *
       * @example
       * cy.emulator().then((emulator) => emulator.scenarios.arm({ outcome: 'locked-out' }));
       */
      emulator(): Chainable<CypressEmulator>;
      /**
       * Signs an account in without the login page, in `cy.session`. Yields the session. Visit a page afterwards.
       *
       * @example
       * cy.signInAs('plain');
       * cy.visit('/');
       */
      signInAs(login: string, options?: SignInAsOptions): Chainable<SignedIn>;
    }
  }
}

/** How `cy.signInAs` signs in, and where the client keeps the session. */
export interface SignInAsOptions extends SignInOptions {
  /** The provider. It may be omitted if the emulator serves no other. */
  readonly provider?: string;
  /**
   * Returns where the client keeps a session. The cookies of the vendor's answer are set without it. It may use commands,
   * such as `cy.request` for an app whose own backend starts a session.
   *
   * @example
   * keep: ({ requestHeaders }) => ({ localStorage: { token: requestHeaders['x-auth-token'] } })
   */
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a function that only sends requests returns nothing
  readonly keep?: (session: SignedIn) => ClientStorage | Cypress.Chainable<ClientStorage> | void;
  /** Checks a session in addition, with commands; a failing command makes `cy.session` start another. */
  readonly validate?: (session: SignedIn) => void;
}

/** The controls of a test's namespace. Their methods enqueue commands, so they don't need `await`. */
export interface CypressEmulator {
  /** The name of the namespace. */
  readonly name: string;
  /** The URL of the emulator for this namespace. */
  readonly url: string;
  /** The base URL of each served provider, for this namespace. */
  readonly urls: Readonly<Record<string, string>>;
  /** The clock of this namespace. */
  readonly clock: Chained<ClockControls>;
  /** Scenarios that change how requests end. */
  readonly scenarios: Chained<ScenarioControls>;
  /** Accounts that can sign in. */
  readonly accounts: Chained<AccountControls>;
  /** Sessions and tokens. */
  readonly sessions: Chained<SessionControls>;
  /** Codes of authenticator apps. */
  readonly codes: Chained<CodeControls>;
  /** Messages that the vendors would have sent. */
  readonly outbox: Chained<OutboxControls>;
  /** The catalogue of outcomes. */
  readonly outcomes: Chained<OutcomeControls>;
  /** The journal: recorded requests, their responses, and the reasons. */
  readonly requests: Chained<Omit<JournalControls, 'events'>>;
  /** The state as JSON. */
  readonly state: Chained<StateControls>;
  /** The state, journal and settings as JSON. */
  readonly bundle: Chained<BundleControls>;
  /** Resets the namespace to its start. */
  reset(): Cypress.Chainable<void>;
}

/** The methods of the library, with chains instead of promises. */
export type Chained<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (...words: infer Words) => Promise<infer Answer>
    ? (...words: Words) => Cypress.Chainable<Answer>
    : never;
};
