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
import type { Namespace } from '../index.ts';
import { createEmulators, type Emulators } from './emulators.ts';
import { checkSuiteOptions } from './options.ts';
import { beginPlaywrightTest, type PlaywrightOptions, type RunningTest } from './playwright-test.ts';

export type { SuiteOptions } from './options.ts';
export type { PlaywrightOptions } from './playwright-test.ts';

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
  EmulatorFixtures & { runningTest: RunningTest },
  { emulators: Emulators }
>({
  emulatorOptions: [{}, { option: true }],
  emulators: [
    async ({}, use) => {
      const emulators = createEmulators();
      await use(emulators);
      await emulators.close();
    },
    { scope: 'worker' },
  ],
  runningTest: [
    async ({ emulators, emulatorOptions, baseURL }, use, testInfo) => {
      checkSuiteOptions(emulatorOptions, ['pageClock']);
      const emulator = await emulators.of(emulatorOptions, baseURL);
      const running = await beginPlaywrightTest(emulator, testInfo, emulatorOptions, baseURL);
      await use(running);
      await running.finish();
    },
    { auto: true },
  ],
  emulator: async ({ runningTest }, use) => {
    await use(runningTest.namespace);
    await runningTest.warnOfSilence();
  },
  inNamespace: ({ runningTest }, use) => use(runningTest.take),
  context: async ({ context, inNamespace }, use) => use(await inNamespace(context)),
  request: async ({ playwright, extraHTTPHeaders, runningTest }, use) => {
    const request = await playwright.request.newContext({
      extraHTTPHeaders: { ...extraHTTPHeaders, 'x-emulator-namespace': runningTest.namespace.name },
    });
    await use(request);
    await request.dispose();
  },
});
