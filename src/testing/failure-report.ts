import type { SuiteOptions } from './options.ts';
import type { Finished } from './run.ts';
import { configuredArtifacts } from './emulators.ts';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Bundle } from '../index.ts';

/** What a runner is to say of a test that does not pass. */
export interface FailureReport {
  /** To be thrown beside the test's own error: the problems, and where the bundle is. */
  readonly error: Error;
  /** The file of the bundle; undefined where it could not be written. */
  readonly bundle: string | undefined;
}

/** Writes the bundle of a test that does not pass, and gives the verdict; nothing for a test that passes. */
export async function failureReportOf(
  namespace: string,
  { problems, bundle }: Finished,
  options: SuiteOptions,
): Promise<FailureReport | undefined> {
  if (bundle === undefined) return undefined;
  const folder = configuredArtifacts(options) ?? 'login-emulator-artifacts';
  try {
    const file = await writeBundle(folder, namespace, bundle);
    const where = `What the emulator knows of this test, secrets included: ${file}`;
    return { error: withoutStack([...problems, where]), bundle: file };
  } catch (error) {
    const lost = `What the emulator knows of this test could not be written to ${folder}: ${String(error)}`;
    return { error: withoutStack([...problems, lost]), bundle: undefined };
  }
}

/** It was thrown by no line of the test, so that a runner is to show none. */
function withoutStack(sentences: readonly string[]): Error {
  const error = new Error(sentences.join('\n'));
  error.stack = `Error: ${error.message}`;
  return error;
}

/** Writes the bundle of a test, which holds secrets, for its owner alone; gives the file. */
export async function writeBundle(folder: string, namespace: string, bundle: Bundle): Promise<string> {
  const file = resolve(folder, `${namespace}.json`);
  await mkdir(folder, { recursive: true });
  // one that is there may be open to others, and would stay so
  await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify(bundle, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return file;
}
