/**
 * `npm run test:examples -- [tarball] [name…] [--all]`: copies each example that is a package, installs it with the tarball
 * and runs its tests. Without a tarball, packs the project first. Heavy examples run only with `--all` or by their name.
 * Other examples are installed during tests. Needs the npm registry.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createChecks } from '../package/checks.ts';
import { pack } from '../package/tarball.ts';
import { install, packagesIn, test, type Example } from './example.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'login-emulator-examples-')));
const { check, summary } = createChecks();

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(1));

const { values, positionals } = parseArgs({ options: { all: { type: 'boolean' } }, allowPositionals: true });
const isTarball = (word: string) => word.endsWith('.tgz');
await checkExamples(
  positionals.find(isTarball),
  positionals.filter((word) => !isTarball(word)),
);
const { text, failed } = summary();
console.log(text);
process.exitCode = failed ? 1 : 0;

async function checkExamples(given: string | undefined, names: readonly string[]): Promise<void> {
  const tarball = given === undefined ? await pack(folder) : resolve(given);
  const known = packagesIn();
  const isRun = ({ name, isHeavy }: Example) =>
    names.length > 0 ? names.includes(name) : values.all === true || !isHeavy;
  const examples = known.filter(isRun).map(({ name }) => name);
  await check('there are examples', () => {
    const unknown = names.filter((name) => !examples.includes(name));
    if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: examples/ has no such package`);
    if (examples.length === 0) throw new Error('no folder in examples/ has a package.json');
    return leftOut(known.filter((example) => !isRun(example)));
  });
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  for (const { name, installed } of installInTurn(examples, tarball, copies)) {
    await check(name, async () => test(await installed));
  }
}

/** Names the examples that didn't run. */
function leftOut(examples: readonly Example[]): string | undefined {
  if (examples.length === 0) return undefined;
  return `without ${examples.map(({ name }) => name).join(', ')}; --all runs these, too`;
}

function installInTurn(names: readonly string[], tarball: string, parent: string) {
  let last: Promise<unknown> = Promise.resolve();
  return names.map((name) => {
    const installed = last.then(() => install(name, tarball, parent));
    last = installed;
    return { name, installed };
  });
}
