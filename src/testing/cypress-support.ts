import type { TestNamespace } from './cypress-calls.ts';
import { clientOf, sendTo, task } from './cypress-commands.ts';
import type { Driver, Hook } from './cypress-driver.ts';
import { signInAs } from './cypress-session.ts';
import type { SignInAsOptions } from './cypress-types.ts';

export type { Chained, CypressEmulator, SignInAsOptions } from './cypress-types.ts';
export type { ClientCookie, ClientStorage } from './client-storage.ts';

declare const Cypress: Driver;
declare const beforeEach: Hook;
declare const afterEach: Hook;

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
