/**
 * `npm run test:executable [file]`: uses the single executable in every supported way, where there is no Node. Without a
 * file, makes one with the running Node first.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createChecks } from './checks.ts';
import { succeed } from './commands.ts';
import { checkExecutable } from './executable.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'login-emulator-executable-')));
const { check, summary } = createChecks();

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(1));

const [given] = process.argv.slice(2);
await checkExecutable(check, given === undefined ? await make() : resolve(given), folder);
const { text, failed } = summary();
console.log(text);
process.exitCode = failed ? 1 : 0;

async function make(): Promise<string> {
  const out = join(folder, 'made/login-emulator');
  const words = [process.execPath, 'build/executable.js'];
  console.log((await succeed({ words, cwd: '.' }, ['--out', out])).trim());
  return out;
}
