import type { LoginEmulator, Namespace } from '../index.ts';
import { createCurrentNamespace } from './current-namespace.ts';
import type { TestIdentity } from './namespace-name.ts';
import { checkSuiteOptions, type SuiteOptions } from './options.ts';
import { beginTest, type TestRun } from './run.ts';
import { emulatorFor, tearDown } from './emulators.ts';
import { failureReportOf, type FailureReport } from './failure-report.ts';

/** The tests of a file, in sequence: one emulator for all, and a namespace for each. */
export interface TestLifecycle {
  /** An object that stands in for the namespace of the running test. */
  readonly namespace: Namespace;
  /** Starts the emulator or connects to it, before the first test. */
  open(): Promise<void>;
  /** Starts the namespace of a test. */
  begin(test: TestIdentity): Promise<void>;
  /** Judges the test; undefined if it passed. Its namespace remains for later hooks, until the next test begins. */
  end(hasFailed: boolean): Promise<FailureReport | undefined>;
  /** Closes the emulator, after the last test. */
  close(): Promise<void>;
}

/** Time limit for a hook, in milliseconds. Generous, since every worker may start an emulator at the same time. */
export const hookMs = 30_000;

/** Creates the lifecycle of a file's tests. */
export function createTestLifecycle(options: SuiteOptions): TestLifecycle {
  checkSuiteOptions(options);
  const current = createCurrentNamespace();
  let emulator: LoginEmulator | undefined;
  let running: TestRun | undefined;
  let ended: TestRun | undefined;

  async function drop(): Promise<void> {
    const remaining = [running, ended];
    current.is(undefined);
    running = undefined;
    ended = undefined;
    for (const run of remaining) await run?.drop();
  }

  return {
    namespace: current.namespace,
    async open() {
      emulator = await emulatorFor(options);
      // the first call loads the control plane, which would slow the first test
      await emulator.namespaces();
    },
    async begin(test) {
      await drop();
      if (emulator === undefined) return;
      running = await beginTest(emulator, test, options);
      current.is(running.namespace);
    },
    async end(hasFailed) {
      if (running === undefined) return undefined;
      ended = running;
      running = undefined;
      const warning = current.isUsed() ? await ended.silence() : undefined;
      if (warning !== undefined) console.warn(warning);
      return failureReportOf(ended.namespace.name, await ended.judge(hasFailed), options);
    },
    async close() {
      try {
        await drop();
      } finally {
        await tearDown(emulator);
        emulator = undefined;
      }
    },
  };
}
