/**
 * `npm run test:examples [tarball]`: copies each example that is a package, installs it with the tarball and runs its tests.
 * Without a tarball, packs the project first. Other examples are installed during tests. Needs the npm registry.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createChecks } from '../package/checks.ts';
import { pack } from '../package/tarball.ts';
import { install, packagesIn, test } from './example.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'login-emulator-examples-')));
const { check, summary } = createChecks();

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(1));

await checkExamples(process.argv[2]);
const { text, failed } = summary();
console.log(text);
process.exitCode = failed ? 1 : 0;

async function checkExamples(given: string | undefined): Promise<void> {
  const tarball = given === undefined ? await pack(folder) : resolve(given);
  const examples = packagesIn();
  await check('there are examples', () => {
    if (examples.length === 0) throw new Error('no folder in examples/ has a package.json');
  });
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  for (const { name, installed } of installInTurn(examples, tarball, copies)) {
    await check(name, async () => test(await installed));
  }
}

function installInTurn(names: readonly string[], tarball: string, parent: string) {
  let last: Promise<unknown> = Promise.resolve();
  return names.map((name) => {
    const installed = last.then(() => install(name, tarball, parent));
    last = installed;
    return { name, installed };
  });
}
