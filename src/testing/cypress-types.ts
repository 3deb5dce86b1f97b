import type { SignedIn, SignInOptions } from '../index.ts';
import type { Groups, TestNamespace } from './cypress-calls.ts';
import type { KeptSession } from './kept-session.ts';

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
  readonly keep?: (session: SignedIn) => KeptSession | Cypress.Chainable<KeptSession> | void;
  /** Checks a session in addition, with commands; a failing command makes `cy.session` start another. */
  readonly validate?: (session: SignedIn) => void;
}

/** The controls of a test's namespace. They enqueue commands, so they don't need `await`. */
export type CypressEmulator = Pick<TestNamespace, 'name' | 'url' | 'urls'> & {
  readonly [Group in keyof Groups]: Chained<Groups[Group]>;
} & Chained<{
    /** Resets the namespace to its start. */
    reset(): Promise<void>;
  }>;

/** Methods that return chains instead of promises. */
type Chained<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (...words: infer Words) => Promise<infer Answer>
    ? (...words: Words) => Cypress.Chainable<Answer>
    : never;
};
