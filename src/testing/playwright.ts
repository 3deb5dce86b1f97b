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

/** What can be said by `test.use`, or in `use` of the configuration: `defineConfig<EmulatorTestOptions>({ … })`. */
export interface EmulatorTestOptions {
  /**
   * How tests meet the emulator. What `test.use` says takes the place of what the configuration says, as a whole.
   *
   * Which emulator it is: that of `url`; else that of `LOGIN_EMULATOR_URL`; else the one that the server of `baseURL`
   * serves, as it does with the plugin for Vite; else one that each worker starts for itself, whose URL the page must be
   * told: `await page.goto('/?api=' + emulator.urls.rocketchat)`. Each worker connects to it once.
   */
  emulatorOptions: PlaywrightOptions;
}

/** What tests are given beside what Playwright gives them. */
export interface EmulatorFixtures extends EmulatorTestOptions {
  /**
   * The namespace of this test, which no other test meets: named after the test and begun anew, with a seed that stays the
   * same when the test is tried again. A test has one whether it asks for it or not.
   *
   * With `pageClock: true`, the pages' `Date` begins at this namespace's time. It goes forward, back, stands still and runs
   * on with `clock.advance`, `set`, `freeze`, `unfreeze` and `live`, with `codes.get(…, { advance: true })`, `start`,
   * `reset`, and what restores a snapshot, a state or a bundle. Where it goes forward, timers of the page that are due by
   * then fire, each once; where it goes back, none do. Timers run on while it stands still. What moves the clock past this
   * object, such as a call of the control plane, is not seen until the next of these calls; nor do pages move the emulator.
   *
   * @example
   * test('says when the account opens again', async ({ page, emulator }) => {
   *   await emulator.scenarios.arm({ outcome: 'locked-out', ttlSeconds: 300 });
   *   await page.goto('/');
   *   // …
   *   await emulator.clock.advance(300);
   * });
   */
  emulator: Namespace;
  /**
   * Has the pages of a further context ask in this test's namespace: it gives the context the cookie
   * `emulator-namespace`, for the hosts of the emulator and of `baseURL`, and the clock of `pageClock`. The `context` of the
   * test, and with it `page`, is there already; `request` names the namespace by the header `x-emulator-namespace`.
   *
   * @example
   * const other = await inNamespace(await browser.newContext());
   */
  inNamespace: (context: BrowserContext) => Promise<BrowserContext>;
}

/** The `test` of Playwright, with a namespace of its own for each test. */
export type EmulatorTest = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & EmulatorFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
>;

/** The `expect` of Playwright, as it is. */
export const expect: typeof baseExpect = baseExpect;

/**
 * The `test` of Playwright, with a namespace of its own for each test, so that any number of them run side by side against
 * one emulator. A test also fails where a request went to no operation, or named no namespace; `emulatorOptions` lets that
 * pass. Whatever failed has the bundle attached, which holds the test's passwords and tokens: it is a report for people who
 * may have these. With `LOGIN_EMULATOR_ARTIFACTS` it is written to that folder too.
 *
 * @example
 * import { expect, test } from 'login-emulator/playwright';
 *
 * test('says that the account is locked', async ({ page, emulator }) => {
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
