/**
 * `npm run smoke`: starts the built emulator and runs the curl commands of the vendor documents and the README against it.
 * Uses the real curl, and a free port instead of 4010.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
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

for (const [command, status] of documentsCommands()) expect(command, run(command).status, status);
for (const { command, promised } of readmeCommands()) {
  const { status, body } = run(command);
  const found = typeof promised === 'number' ? status : shapeOf(JSON.parse(body));
  expect(command, found, typeof promised === 'number' ? promised : shapeOf(JSON.parse(promised)));
}
emulator.kill('SIGTERM');
const [code] = (await once(emulator, 'exit')) as [number | null];
expect('SIGTERM ends it with', code, 0);

for (const failure of failures) console.error(failure);
console.log(`${passed.length} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Returns the README's curl commands, each with the status after it or the response below it. */
function readmeCommands(): { readonly command: string; readonly promised: number | string }[] {
  const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```(sh|json)\n(.*?)```/gs)];
  return blocks.flatMap(([, kind, text = ''], index) => {
    if (kind !== 'sh' || !text.startsWith('curl')) return [];
    return text
      .trim()
      .split('\n')
      .map((command) => {
        const status = / # (\d{3})$/.exec(command)?.[1];
        return { command, promised: status === undefined ? (blocks[index + 1]?.[2] ?? '') : Number(status) };
      });
  });
}

function run(command: string): { readonly status: number; readonly body: string } {
  const withStatus = command
    .replaceAll('localhost:4010', `localhost:${port}`)
    .replace(/^curl|(?<=; )curl/, "curl --silent --show-error --max-time 10 --write-out '\\n%{http_code}'");
  const printed = execFileSync('bash', ['-c', withStatus], { encoding: 'utf8' });
  const cut = printed.lastIndexOf('\n');
  return { status: Number(printed.slice(cut + 1)), body: printed.slice(0, cut) };
}

/** Replaces strings and numbers by their types, since tokens in responses change. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]);
}

function expect(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) === JSON.stringify(wanted)) passed.push(what);
  else failures.push(`${what.trim()}\n  found ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`);
}
