import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Namespace } from '../index.ts';
import { concurrentTestsHere, runningTest } from './jest-circus.ts';
import { fileBelow } from './namespace-name.ts';
import type { SuiteOptions } from './options.ts';
import { createTestLifecycle, hookMs } from './test-lifecycle.ts';

export type { SuiteOptions } from './options.ts';

/**
 * Gives each test of the file, or of the `describe` in which it is called, a namespace of its own, and what it returns
 * stands for that of the running test. It is named from the test and its retry and seeded from the test, so that a retry
 * sees the same codes and ids.
 *
 * The emulator is that of `LOGIN_EMULATOR_URL`, one for all workers, where that is set (`login-emulator exec -- jest`
 * does), and one of the file's own where it is not.
 *
 * A test fails when a request went to no operation or named no namespace, unless `allowUnmatched` and `allowDefault` let it
 * pass. The bundle of a test that fails is written into the folder `artifacts`; the test's output says where.
 *
 * jest runs no `beforeEach` for `test.concurrent`: a file that has such a test is refused.
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
  const concurrentTests = concurrentTestsHere();

  beforeAll(async () => {
    const [title] = concurrentTests();
    if (title !== undefined) throw new Error(concurrentRefusal(title));
    await turns.open();
  }, hookMs);
  beforeEach(() => {
    const { testPath = '', currentTestName = '' } = expect.getState();
    const { retry } = runningTest();
    return turns.begin({ file: fileBelow(testPath), title: currentTestName, retry });
  }, hookMs);
  afterEach(async () => {
    const verdict = await turns.end(runningTest().hasFailed);
    if (verdict !== undefined) throw verdict.error;
  }, hookMs);
  afterAll(() => turns.close(), hookMs);
  return turns.namespace;
}

function concurrentRefusal(title: string): string {
  return (
    `useEmulator cannot give "${title}" a namespace, because jest runs no beforeEach for test.concurrent. ` +
    'Make it a plain test, or move it to a file of its own that takes connect(url).namespace(name) from login-emulator'
  );
}
