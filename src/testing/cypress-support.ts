import type { Groups, TestNamespace } from './cypress-calls.ts';
import { clientOf, sendTo, task } from './cypress-commands.ts';
import type { Driver, Hook } from './cypress-driver.ts';
import { signInAs } from './cypress-session.ts';
import type { KeptSession } from './kept-session.ts';
import type { SignedIn, SignInOptions } from './sign-in.ts';

export type { KeptCookie, KeptSession } from './kept-session.ts';

declare const Cypress: Driver;
declare const beforeEach: Hook;
declare const afterEach: Hook;

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
  /** The provider; by default the only one that the emulator serves. */
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

/**
 * Gives each test its own namespace, and adds the commands `cy.emulator` and `cy.signInAs`. Call it once, in the support
 * file. The options are the defaults of `cy.signInAs`.
 *
 * Requests of pages to the emulator and to the server of `baseUrl` get the namespace in the header `x-emulator-namespace`
 * and in the cookie `emulator-namespace`. `cy.request` doesn't: pass it a URL of `cy.emulator()`.
 *
 * @example
 * import { useEmulator } from 'login-emulator/cypress/support';
 *
 * useEmulator({
 *   provider: 'rocketchat',
 *   keep: ({ requestHeaders }) => ({ localStorage: { token: requestHeaders['x-auth-token'] } }),
 * });
 */
export function useEmulator(defaults: SignInAsOptions = {}): void {
  let namespace: TestNamespace | undefined;

  beforeEach(() => {
    const { spec, currentTest, currentRetry } = Cypress;
    const test = { file: spec.relative, titles: currentTest.titlePath, retry: currentRetry };
    task('begin', test).then((begun) => {
      namespace = begun;
      sendTo(begun, Cypress.config('baseUrl'));
    });
  });
  afterEach(function () {
    task('end', { hasFailed: this.currentTest?.state === 'failed' }).then((problem) => {
      if (problem !== null) throw new Error(problem);
    });
  });
  Cypress.Commands.add('emulator', () => clientOf(current()));
  Cypress.Commands.add('signInAs', (login, options: SignInAsOptions = {}) =>
    signInAs(current(), login, { ...defaults, ...options }),
  );

  function current(): TestNamespace {
    if (namespace !== undefined) return namespace;
    throw new Error(
      'no test is running, so there is no namespace; use the command within a test or a beforeEach',
    );
  }
}
