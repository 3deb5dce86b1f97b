import { afterAll, beforeAll, beforeEach, test as plainTest, type TestAPI } from 'vitest';
import type { LoginEmulator, Namespace } from '../index.ts';
import { checkSuiteOptions, type SuiteOptions } from './options.ts';
import { beginTest, type TestRun } from './run.ts';
import { emulatorFor, tearDown } from './emulators.ts';
import { createTestLifecycle, hookMs } from './test-lifecycle.ts';
import { failureReportOf, type FailureReport } from './failure-report.ts';
import { fullTitle, hasFailed, identityOf, type VitestTask } from './vitest-task.ts';

export type { SuiteOptions } from './options.ts';

/** Fixtures of a test of `createTest`. */
export interface EmulatorFixtures {
  /** The emulator of the test's file. */
  readonly loginEmulator: LoginEmulator;
  /** The test's own namespace. */
  readonly emulator: Namespace;
}

/**
 * Gives each test of a file or `describe` its own namespace. Returns an object that stands in for the namespace of the
 * running test. The seed depends on the test only, so a retry gets the same codes and ids.
 *
 * If `LOGIN_EMULATOR_URL` is set (`login-emulator exec -- vitest run` sets it), all workers use that emulator.
 * Otherwise each file starts its own.
 *
 * A test fails if one of its requests matches no operation or names no namespace, unless `allowUnmatched` or
 * `allowDefault` permits it. The bundle of a failed test is written to the folder `artifacts`. The output names the
 * file; reporters find it in `meta.loginEmulatorBundle` of the task.
 *
 * Concurrent tests cannot share the returned object: for `test.concurrent`, use the exported `test`.
 *
 * @example
 * const emulator = useEmulator();
 *
 * test('shows that the account is locked', async () => {
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
    // runs after every afterEach, even if one of them fails
    onTestFinished(async () => tell(task, await turns.end(hasFailed(task))), hookMs);
  }, hookMs);
  afterAll(() => turns.close(), hookMs);
  return turns.namespace;
}

/**
 * Creates a `test` whose tests get their namespace as the fixture `emulator`, with the rules of `useEmulator`. Such
 * tests can run concurrently. A test that doesn't use `emulator` gets no namespace. vitest before 3.2 starts an
 * emulator for each test, unless `LOGIN_EMULATOR_URL` is set.
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
    // vitest before 3.2 ignores `scope`; it recognizes a pair with options by `auto`
    loginEmulator: [
      // vitest reads the required fixtures from the destructuring pattern
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
      // after a failed afterEach the fixture may end too late or never; vitest shows errors of a fixture twice
      onTestFinished(async () => tell(task, await end()), hookMs);
      await use(run.namespace);
      await end().catch(() => undefined);
    },
  });
}

/**
 * vitest's `test` with a namespace for each test: `createTest` without options.
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

/** vitest accepts no annotation once a test has failed, so reporters find the file in the task's `meta`. */
function tell(task: VitestTask, verdict: FailureReport | undefined): void {
  if (verdict === undefined) return;
  Object.assign(task.meta, { loginEmulatorBundle: verdict.bundle });
  throw verdict.error;
}

function concurrentRefusal(task: VitestTask): string {
  return (
    `useEmulator cannot give "${fullTitle(task)}" a namespace, because other tests run at the same time. ` +
    "Use test of login-emulator/vitest: test.concurrent('…', async ({ emulator }) => { … })"
  );
}
