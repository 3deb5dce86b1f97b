import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Namespace } from '../index.ts';
import { concurrentTestsHere, runningTest } from './jest-circus.ts';
import { fileBelow } from './files.ts';
import type { SuiteOptions } from './options.ts';
import { createTestLifecycle, hookMs } from './test-lifecycle.ts';

export type { SuiteOptions } from './options.ts';

/**
 * Gives each test of a file or `describe` its own namespace. Returns an object that stands in for the namespace of the
 * running test. The seed depends on the test only, so a retry gets the same codes and ids.
 *
 * If `LOGIN_EMULATOR_URL` is set (`login-emulator exec -- jest` sets it), all workers use that emulator. Otherwise each
 * file starts its own.
 *
 * A test fails if one of its requests matches no operation or names no namespace, unless `allowUnmatched` or
 * `allowDefault` permits it. The bundle of a failed test is written to a file in `artifacts`, which the output names.
 *
 * A file with `test.concurrent` is rejected, since jest runs no `beforeEach` for such tests.
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
    'Make it a plain test, or move it to another file and use connect(url).namespace(name) of login-emulator'
  );
}
