/**
 * `npm run smoke`: starts the built emulator and runs the curl commands of the vendor documents against it.
 * Uses the real curl, and a free port instead of 4010.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { documentsCommands } from './commands.ts';

const failures: string[] = [];
const passed: string[] = [];

const args = ['dist/cli.cjs', '--port', '0'];
const emulator = spawn(process.execPath, args, {
  env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [said] = (await once(emulator.stdout, 'data')) as [Buffer];
const [, port = ''] = /http:\/\/localhost:(\d+)/.exec(said.toString()) ?? [];
emulator.stdout.resume();

for (const [command, status] of documentsCommands()) expect(command, run(command), status);
emulator.kill('SIGTERM');
const [code] = (await once(emulator, 'exit')) as [number | null];
expect('SIGTERM ends it with', code, 0);

for (const failure of failures) console.error(failure);
console.log(`${passed.length} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Runs a curl command, and returns the status of the response. */
function run(command: string): number {
  const withStatus = command
    .replaceAll('localhost:4010', `localhost:${port}`)
    .replace(/^curl|(?<=; )curl/, "curl --silent --show-error --max-time 10 --write-out '\\n%{http_code}'");
  const printed = execFileSync('bash', ['-c', withStatus], { encoding: 'utf8' });
  return Number(printed.slice(printed.lastIndexOf('\n') + 1));
}

function expect(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) === JSON.stringify(wanted)) passed.push(what);
  else failures.push(`${what.trim()}\n  found ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`);
}
