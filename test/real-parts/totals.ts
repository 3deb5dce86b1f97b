/**
 * Adds up the JSON results of jest's runs, one file each, and prints the totals. Fails where a test failed or was
 * skipped, and where a test file of the project is in none of the runs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What jest's `--json` says of a run, as far as it counts here. */
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

for (const file of leftOut) console.log(`left out: ${file}`);
if (skipped > 0) console.log(`left out: ${skipped} tests that are skipped`);
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exitCode = failed + skipped + leftOut.length === 0 && passed > 0 ? 0 : 1;

function sum(count: (run: Results) => number): number {
  return runs.reduce((total, run) => total + count(run), 0);
}
