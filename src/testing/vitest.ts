import { afterAll, beforeAll, beforeEach, test as plainTest, type TestAPI } from 'vitest';
import type { LoginEmulator, Namespace } from '../index.ts';
import { checkSuiteOptions, type SuiteOptions } from './options.ts';
import { beginTest, type TestRun } from './run.ts';
import { emulatorFor, tearDown } from './emulators.ts';
import { createTestLifecycle, hookMs } from './test-lifecycle.ts';
import { failureReportOf, type FailureReport } from './failure-report.ts';
import { fullTitle, hasFailed, identityOf, type VitestTask } from './vitest-task.ts';

export type { SuiteOptions } from './options.ts';

/** What a test of `createTest` is given. */
export interface EmulatorFixtures {
  /** The emulator of the test's file. */
  readonly loginEmulator: LoginEmulator;
  /** The test's own namespace in it. */
  readonly emulator: Namespace;
}

/**
 * Gives each test of the file, or of the `describe` in which it is called, a namespace of its own, and what it returns
 * stands for that of the running test. It is named from the test and its retry and seeded from the test, so that a retry
 * sees the same codes and ids.
 *
 * The emulator is that of `LOGIN_EMULATOR_URL`, one for all workers, where that is set (`login-emulator exec -- vitest run`
 * does), and one of the file's own where it is not.
 *
 * A test fails when a request went to no operation or named no namespace, unless `allowUnmatched` and `allowDefault` let it
 * pass. The bundle of a test that fails is written into the folder `artifacts`; the test's output says where, and so does
 * `meta.loginEmulatorBundle` of its task, for reporters.
 *
 * Tests that run side by side cannot share what it returns: for `test.concurrent` there is `test`.
 *
 * @example
 * const emulator = useEmulator();
 *
 * test('says that the account is locked', async () => {
 *   await emulator.scenarios.arm({ outcome: 'locked-out' });
 *   expect(await signIn(emulator.urls.rocketchat, 'plain', 'Password-1')).toBe('Your account is locked.');
 * });
 * @example
 * describe('with a second factor', () => {
 *   const emulator = useEmulator({ namespace: { scenarioSets: ['second-factor-everywhere'], frozen: true } });
 *   // …
 * });
 */
export function useEmulator(options: SuiteOptions = {}): Namespace {
  const turns = createTestLifecycle(options);

  beforeAll(() => turns.open(), hookMs);
  beforeEach(async ({ task, onTestFinished }) => {
    if (task.concurrent === true) throw new Error(concurrentRefusal(task));
    await turns.begin(identityOf(task));
    // after every afterEach, also where one of them fails
    onTestFinished(async () => tell(task, await turns.end(hasFailed(task))), hookMs);
  }, hookMs);
  afterAll(() => turns.close(), hookMs);
  return turns.namespace;
}

/**
 * Makes a `test` whose tests are given their namespace, with the same rules as `useEmulator`, so that they may run side by
 * side. A test that does not ask for `emulator` costs nothing. A vitest before 3.2 starts an emulator for each test, unless
 * `LOGIN_EMULATOR_URL` names one.
 *
 * @example
 * const test = createTest({ allowUnmatched: ({ provider }) => provider === undefined });
 *
 * test.concurrent('signs in', async ({ emulator, expect }) => {
 *   expect(await signIn(emulator.urls.misaka, 'plain@example.com', 'Password-1')).toBe('Welcome.');
 * });
 */
export function createTest(options: SuiteOptions = {}): TestAPI<EmulatorFixtures> {
  checkSuiteOptions(options);
  return plainTest.extend<EmulatorFixtures>({
    // a vitest before 3.2 knows no scope, and makes one for each test; it knows options by `auto`
    loginEmulator: [
      // vitest reads what it needs from its pattern
      async ({}, use) => {
        const emulator = await emulatorFor(options);
        await use(emulator);
        await tearDown(emulator);
      },
      { auto: false, scope: 'file' },
    ],
    emulator: async ({ loginEmulator, task, onTestFinished }, use) => {
      const run = await beginTest(loginEmulator, identityOf(task), options);
      let verdict: Promise<FailureReport | undefined> | undefined;
      const end = () => (verdict ??= endOf(run, task, options));
      // vitest tears a fixture down before this, and shows twice what that throws; after a failed afterEach, later or never
      onTestFinished(async () => tell(task, await end()), hookMs);
      await use(run.namespace);
      await end().catch(() => undefined);
    },
  });
}

/**
 * The `test` of vitest whose tests are given their namespace: `createTest` without options.
 *
 * @example
 * import { test } from 'login-emulator/vitest';
 *
 * test.concurrent('locks out', async ({ emulator, expect }) => {
 *   await emulator.accounts.change('rocketchat', 'plain', { locked: true });
 *   expect(await signIn(emulator.urls.rocketchat, 'plain', 'Password-1')).toBe('Your account is locked.');
 * });
 */
export const test: TestAPI<EmulatorFixtures> = createTest();

async function endOf(
  run: TestRun,
  task: VitestTask,
  options: SuiteOptions,
): Promise<FailureReport | undefined> {
  const warning = await run.silence();
  if (warning !== undefined) console.warn(warning);
  return failureReportOf(run.namespace.name, await run.finish(hasFailed(task)), options);
}

/** vitest takes no annotation once a test has failed: reporters find the file in what it knows of the test. */
function tell(task: VitestTask, verdict: FailureReport | undefined): void {
  if (verdict === undefined) return;
  Object.assign(task.meta, { loginEmulatorBundle: verdict.bundle });
  throw verdict.error;
}

function concurrentRefusal(task: VitestTask): string {
  return (
    `useEmulator cannot give "${fullTitle(task)}" a namespace, because others run beside it. ` +
    "Take test from login-emulator/vitest: test.concurrent('…', async ({ emulator }) => { … })"
  );
}
