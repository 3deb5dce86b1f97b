/** The last step of `npm test`: one line about the tests that need more than Node and npm. */
import { spawn } from 'node:child_process';
import { json } from 'node:stream/consumers';

// no test has such a name: each file is loaded and its tests are counted, but none of them and no hook runs
const matchesNothing = '(?!)';
const counting = [
  ...['node_modules/jest/bin/jest.js', '--config', 'jest.real.config.js', '--json', '--silent'],
  // the servers that a file starts as it is loaded would wait for its hooks
  '--forceExit',
  ...['--testNamePattern', matchesNothing],
];
const telling = ['node_modules/tsx/dist/cli.mjs', 'test/real-parts/left-out.ts'];

/** Counts the tests of `*.real.test.ts` after a whole run, and says what they miss here. */
export default async function sayWhatIsLeftOut(config) {
  if (isPart(config)) return;
  const { child, ended } = run(counting, ['ignore', 'pipe', 'ignore']);
  const [{ numTotalTests, testResults }] = await Promise.all([json(child.stdout), ended]);
  const broken = testResults.filter(({ status }) => status === 'failed');
  if (broken.length > 0) throw new Error(broken.map(({ name, message }) => `${name}: ${message}`).join('\n'));
  await run([...telling, String(numTotalTests)], 'inherit').ended;
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
