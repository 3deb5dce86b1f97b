import {
  expect as baseExpect,
  test as base,
  type BrowserContext,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test';
import { OptionError, type Namespace, type SignedIn } from '../index.ts';
import { createEmulators, type Emulators } from './emulators.ts';
import { checkSuiteOptions, type PlaywrightOptions } from './options.ts';
import { checkSessionOptions, type SessionOptions, type StoredSession } from './playwright-session.ts';
import { beginPlaywrightTest, type RunningTest } from './playwright-test.ts';
import { createWorkerSessions, type WorkerSessions } from './worker-sessions.ts';

export type { PlaywrightOptions, SuiteOptions } from './options.ts';
export type { KeepTools, ClientCookie, ClientStorage, SessionOptions } from './playwright-session.ts';

/** Options for `test.use`, or for `use` in the configuration: `defineConfig<EmulatorTestOptions>({ … })`. */
export interface EmulatorTestOptions {
  /**
   * Options of the emulator and of its use. The value of `test.use` replaces that of the configuration as a whole.
   *
   * The emulator is that of `url`, else that of `LOGIN_EMULATOR_URL`, else the emulator that the server of `baseURL`
   * serves, as with the plugin for Vite. Otherwise each worker starts its own. The test then passes its URL to the
   * page: `await page.goto('/?api=' + emulator.urls.rocketchat)`. Each worker connects once.
   */
  emulatorOptions: PlaywrightOptions;
  /**
   * The login of the account that `context` and `page` are signed in as, without the login page; null by default. In
   * `test.use`, null signs out, and undefined restores the value of the configuration.
   *
   * @example
   * test.use({ signedInAs: 'plain' });
   *
   * test('greets the user', async ({ page }) => {
   *   await page.goto('/');
   *   await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
   * });
   */
  signedInAs: string | null;
  /**
   * The provider of sessions, and where the client keeps them. Usually part of the configuration, since all tests have
   * the same client.
   *
   * @example
   * sessionOptions: {
   *   provider: 'rocketchat',
   *   keep: ({ requestHeaders }) => ({ localStorage: { token: requestHeaders['x-auth-token'] } }),
   * }
   */
  sessionOptions: SessionOptions;
}

/** Fixtures of a test, besides those of Playwright. */
export interface EmulatorFixtures extends EmulatorTestOptions {
  /**
   * The namespace of this test. Its name and seed are derived from the test; a retry has the same seed. Each test has a
   * namespace, even if it doesn't use this fixture.
   *
   * With `pageClock: true`, the pages' `Date` starts at this namespace's time. It follows the calls of this object that
   * change the time: those of `clock`, `codes.get(…, { advance: true })`, `start` and `reset`. Restoring a snapshot, a
   * state or a bundle counts too. If the time moves forward, due timers of the page fire, each once; if it moves back,
   * none do. Timers continue while the time is frozen. The pages notice other changes of the clock, such as direct
   * calls of the control plane, at the next of these calls. Pages never change the emulator's clock.
   */
  emulator: Namespace;
  /**
   * Adds another context to this test's namespace: `await inNamespace(await browser.newContext())`. Sets the cookie
   * `emulator-namespace` for the hosts of the emulator and of `baseURL`, and the clock of `pageClock`. The test's own
   * `context` and `page` are in the namespace already; `request` sends the header `x-emulator-namespace`.
   */
  inNamespace: (context: BrowserContext) => Promise<BrowserContext>;
  /** The session of `signedInAs`: its tokens, its headers, and the vendor's answer. */
  session: SignedIn;
  /**
   * Signs a new context in, besides that of `signedInAs`, and adds it to this test's namespace. Returns the session.
   *
   * @example
   * const other = await browser.newContext();
   * await signIn(other, 'captcha');
   */
  signIn: (context: BrowserContext, login: string) => Promise<SignedIn>;
}

/** The type of `test`. */
export type EmulatorTest = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & EmulatorFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
>;

/** Playwright's own `expect`. */
export const expect: typeof baseExpect = baseExpect;

/**
 * Playwright's `test`, with a namespace for each test: any number of tests can run in parallel against one emulator.
 *
 * A test also fails if a request matches no operation or names no namespace, unless `emulatorOptions` permits it. A
 * failed test has its bundle attached. The bundle contains the test's passwords and tokens: share the report only with
 * people who may see these. If `LOGIN_EMULATOR_ARTIFACTS` is set, the bundle is also written to that folder.
 *
 * @example
 * import { expect, test } from 'login-emulator/playwright';
 *
 * test('shows that the account is locked', async ({ page, emulator }) => {
 *   await emulator.scenarios.arm({ outcome: 'locked-out' });
 *   await page.goto('/');
 *   await page.getByRole('button', { name: 'Sign in' }).click();
 *   await expect(page.getByRole('alert')).toHaveText('Your account is locked.');
 * });
 * @example
 * test.use({ emulatorOptions: { pageClock: true, allowUnmatched: true } });
 */
export const test: EmulatorTest = base.extend<
  EmulatorFixtures & { runningTest: RunningTest; ownSession: StoredSession | undefined },
  { emulators: Emulators; workerSessions: WorkerSessions }
>({
  emulatorOptions: [{}, { option: true }],
  signedInAs: [null, { option: true }],
  sessionOptions: [{}, { option: true }],
  emulators: [
    async ({}, use) => {
      const emulators = createEmulators();
      await use(emulators);
      await emulators.close();
    },
    { scope: 'worker' },
  ],
  workerSessions: [
    // requires the emulators, so that it ends before them
    async ({ emulators: _ }, use, { workerIndex }) => {
      const sessions = createWorkerSessions(workerIndex);
      await use(sessions);
      await sessions.close();
    },
    { scope: 'worker' },
  ],
  runningTest: [
    async (
      { emulators, workerSessions, emulatorOptions, signedInAs, sessionOptions, baseURL, playwright },
      use,
      testInfo,
    ) => {
      checkSuiteOptions(emulatorOptions, ['pageClock']);
      checkSessionOptions(sessionOptions);
      const emulator = await emulators.of(emulatorOptions, baseURL);
      const surroundings = { emulator, emulatorOptions, sessionOptions, baseUrl: baseURL, playwright };
      const isShared = signedInAs !== null && sessionOptions.scope === 'worker';
      const shared = isShared ? await workerSessions.of(signedInAs, surroundings) : undefined;
      const running = await beginPlaywrightTest(testInfo, surroundings, shared);
      await use(running);
      await running.finish();
    },
    { auto: true },
  ],
  ownSession: async ({ runningTest, signedInAs }, use) =>
    use(
      signedInAs === null ? undefined : (runningTest.shared ?? (await runningTest.startSession(signedInAs))),
    ),
  session: ({ ownSession }, use) => use(sessionIn(ownSession)),
  signIn: ({ runningTest }, use) =>
    use(async (context, login) => {
      const { addTo, session } = await runningTest.startSession(login);
      await addTo(await runningTest.take(context));
      return session;
    }),
  emulator: async ({ runningTest }, use) => {
    await use(runningTest.namespace);
    await runningTest.warnOfSilence();
  },
  inNamespace: ({ runningTest }, use) => use(runningTest.take),
  context: async ({ context, inNamespace, ownSession }, use) => {
    await inNamespace(context);
    await ownSession?.addTo(context);
    await use(context);
  },
  request: async ({ playwright, extraHTTPHeaders, runningTest, ownSession }, use) => {
    const request = await playwright.request.newContext({
      extraHTTPHeaders: { ...extraHTTPHeaders, 'x-emulator-namespace': runningTest.namespace.name },
      ...ownSession?.forRequests,
    });
    await use(request);
    await request.dispose();
  },
});

function sessionIn(own: StoredSession | undefined): SignedIn {
  if (own !== undefined) return own.session;
  throw new OptionError(`the fixture session needs the option signedInAs: test.use({ signedInAs: 'plain' })`);
}
