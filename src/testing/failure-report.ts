import { artifactsFolder, type SuiteOptions } from './options.ts';
import type { Finished } from './run.ts';
import { configuredArtifacts } from './emulators.ts';
import { writeBundle } from './files.ts';

/** A runner's report of a failed test. */
export interface FailureReport {
  /** The error to throw in addition to the test's own: the problems, and the path of the bundle. */
  readonly error: Error;
  /** The file of the bundle; undefined if it could not be written. */
  readonly bundle: string | undefined;
}

/** Writes the bundle of a failed test and returns its report; undefined for a test that passed. */
export async function failureReportOf(
  namespace: string,
  { problems, bundle }: Finished,
  options: SuiteOptions,
): Promise<FailureReport | undefined> {
  if (bundle === undefined) return undefined;
  const folder = configuredArtifacts(options) ?? artifactsFolder;
  try {
    const file = await writeBundle(folder, namespace, bundle);
    const where = `Bundle of this test's namespace, with secrets: ${file}`;
    return { error: withoutStack([...problems, where]), bundle: file };
  } catch (error) {
    const lost = `The bundle of this test's namespace could not be written to ${folder}: ${String(error)}`;
    return { error: withoutStack([...problems, lost]), bundle: undefined };
  }
}

/** Creates an error without a stack: no line of the test threw it. */
function withoutStack(sentences: readonly string[]): Error {
  const error = new Error(sentences.join('\n'));
  error.stack = `Error: ${error.message}`;
  return error;
}
