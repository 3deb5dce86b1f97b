/** The last step of `npm test`: prints one line on the tests that it did not run. */
import { spawn } from 'node:child_process';
import { json } from 'node:stream/consumers';

// matches no test name: jest loads each file and counts its tests, but runs no test and no hook
const matchesNothing = '(?!)';
const counting = [
  ...['node_modules/jest/bin/jest.js', '--config', 'jest.apart.config.js', '--json', '--silent'],
  // servers that a file starts while it loads would wait for its hooks
  ...['--forceExit', '--testNamePattern', matchesNothing],
];
const telling = ['node_modules/tsx/dist/cli.mjs', 'test/real-parts/left-out.ts'];

/** Counts the tests of `*.real.test.ts` and `*.long.test.ts` after a complete run, and prints the commands to run them. */
export default async function sayWhatIsLeftOut(config) {
  if (isPart(config)) return;
  const { child, ended } = run(counting, ['ignore', 'pipe', 'ignore']);
  const [{ testResults }] = await Promise.all([json(child.stdout), ended]);
  const broken = testResults.filter(({ status }) => status === 'failed');
  if (broken.length > 0) throw new Error(broken.map(({ name, message }) => `${name}: ${message}`).join('\n'));
  const counts = ['.real.test.ts', '.long.test.ts'].map((ending) => String(testsOf(testResults, ending)));
  if ((await run([...telling, ...counts], 'inherit').ended) !== 0) throw new Error('left-out.ts failed');
}

function testsOf(testResults, ending) {
  const files = testResults.filter(({ name }) => name.endsWith(ending));
  return files.reduce((sum, { assertionResults }) => sum + assertionResults.length, 0);
}

/** Tells whether the run is limited to some of the tests. */
function isPart({
  testPathPatterns,
  testNamePattern,
  onlyChanged,
  findRelatedTests,
  shard,
  watch,
  watchAll,
}) {
  return (
    testPathPatterns.patterns.length > 0 ||
    [testNamePattern, onlyChanged, findRelatedTests, shard, watch, watchAll].some(Boolean)
  );
}

function run(args, stdio) {
  const child = spawn(process.execPath, args, { stdio });
  const ended = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { child, ended };
}
