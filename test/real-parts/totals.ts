/**
 * Adds up the JSON results of several jest runs, one file each, and prints the totals. Fails if a test failed or was
 * skipped, or if a test file of the project is in none of the runs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The part of jest's `--json` output that this script reads. */
interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly { readonly name: string }[];
}

const runs = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Results);
const ran = new Set(runs.flatMap(({ testResults }) => testResults.map(({ name }) => name)));
const leftOut = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('test', file))
  .filter((file) => !ran.has(resolve(file)));

const passed = sum(({ numPassedTests }) => numPassedTests);
const failed = sum(
  ({ numFailedTests, numRuntimeErrorTestSuites }) => numFailedTests + numRuntimeErrorTestSuites,
);
const skipped = sum(({ numPendingTests, numTodoTests }) => numPendingTests + numTodoTests);

for (const file of leftOut) console.log(`not run: ${file}`);
if (skipped > 0) console.log(`not run: ${skipped} skipped tests`);
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exitCode = failed + skipped + leftOut.length === 0 && passed > 0 ? 0 : 1;

function sum(count: (run: Results) => number): number {
  return runs.reduce((total, run) => total + count(run), 0);
}
