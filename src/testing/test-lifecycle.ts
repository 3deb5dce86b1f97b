import type { LoginEmulator, Namespace } from '../index.ts';
import { createCurrentNamespace } from './current-namespace.ts';
import type { TestIdentity } from './namespace-name.ts';
import { checkSuiteOptions, type SuiteOptions } from './options.ts';
import { beginTest, type TestRun } from './run.ts';
import { emulatorFor, tearDown } from './emulators.ts';
import { failureReportOf, type FailureReport } from './failure-report.ts';

/** The tests of a file, one after another: one emulator for all of them, and a namespace for each. */
export interface TestLifecycle {
  /** Stands for the namespace of the test whose turn it is. */
  readonly namespace: Namespace;
  /** Opens the emulator, before the first test. */
  open(): Promise<void>;
  /** Begins the turn of a test. */
  begin(test: TestIdentity): Promise<void>;
  /** Ends it; nothing for a test that passes. Its namespace stays for the hooks that come after, until the next turn. */
  end(hasFailed: boolean): Promise<FailureReport | undefined>;
  /** Closes the emulator, after the last test. */
  close(): Promise<void>;
}

/** How long a hook may take, in milliseconds: a machine where each worker starts an emulator of its own is busy. */
export const hookMs = 30_000;

/** Makes the turns of a file's tests. */
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
      // the first call loads the control plane: no test is to wait for it
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
