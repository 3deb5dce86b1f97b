/** The last step of `npm test`: one line about the tests that it left out. */
import { spawn } from 'node:child_process';
import { json } from 'node:stream/consumers';

// no test has such a name: each file is loaded and its tests are counted, but none of them and no hook runs
const matchesNothing = '(?!)';
const counting = [
  ...['node_modules/jest/bin/jest.js', '--config', 'jest.apart.config.js', '--json', '--silent'],
  // the servers that a file starts as it is loaded would wait for its hooks
  ...['--forceExit', '--testNamePattern', matchesNothing],
];
const telling = ['node_modules/tsx/dist/cli.mjs', 'test/real-parts/left-out.ts'];

/** Counts the tests of `*.real.test.ts` and `*.long.test.ts` after a whole run, and says how to run them. */
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

/** Whether it runs some of the tests alone. */
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
