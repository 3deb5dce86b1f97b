import { relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { LoginEmulator, Namespace } from '../index.ts';
import { createCurrent } from './current.ts';
import type { SuiteOptions } from './options.ts';
import { emulatorFor } from './surroundings.ts';
import { beginTest, type TestRun } from './run.ts';

export type { SuiteOptions } from './options.ts';

/**
 * Gives each test of the file a namespace of its own.
 *
 * @example
 * const emulator = useEmulator();
 *
 * test('says that the account is locked', async () => {
 *   await emulator.scenarios.arm({ outcome: 'locked-out' });
 *   expect(await signIn(emulator.urls.rocketchat, 'plain', 'Password-1')).toBe('Your account is locked.');
 * });
 */
export function useEmulator(options: SuiteOptions = {}): Namespace {
  const current = createCurrent();
  let emulator: LoginEmulator;
  let run: TestRun;

  beforeAll(async () => {
    emulator = await emulatorFor(options);
  });
  beforeEach(async () => {
    const { testPath = '', currentTestName = '' } = expect.getState();
    const file = relative(process.cwd(), testPath).replaceAll('\\', '/');
    run = await beginTest(emulator, { file, title: currentTestName, retry: 0 }, options);
    current.is(run.namespace);
  });
  afterEach(async () => {
    current.is(undefined);
    const { problems } = await run.finish(false);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
  afterAll(() => emulator.close());
  return current.namespace;
}
