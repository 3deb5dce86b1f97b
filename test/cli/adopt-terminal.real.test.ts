import { expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const cli = join(__dirname, '../../dist/cli.cjs');
const contract = `openapi: 3.1.0
info: { title: Acme, version: '1' }
paths:
  /login:
    post:
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { username: { type: string }, password: { type: string } } }
      responses: { '200': { description: Signed in } }
`;

/** Runs adopt on a terminal, types a reply at each prompt, and returns the screen and the exit code. */
function adoptOnTerminal(cwd: string, replies: readonly string[]) {
  const left = [...replies];
  const command = `${process.execPath} ${cli} adopt acme.yaml`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd,
    env: { PATH: process.env['PATH'], TERM: 'xterm', NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  let screen = '';
  let asked = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    for (const prompts = screen.split('[1] ').length - 1; asked < prompts; asked += 1)
      child.stdin.write(left.shift() ?? '\r');
  });
  return new Promise<{ readonly screen: string; readonly code: number | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ screen, code }));
  });
}

it('asks on a terminal, again after an unknown choice, and shows colours and progress', async () => {
  const cwd = temporaryFolder({ 'acme.yaml': contract });
  // the sign-in by the best guess; a token called accessToken; 400 for a wrong password
  const { screen } = await adoptOnTerminal(cwd, ['\r', 'abc\r', '9\r', '3\r', '2\r']);
  expect(screen).toContain("Which operation is your users' sign-in?");
  expect(screen).toContain('a number from 1 to 4: [1] ');
  expect(screen).toContain('walking the login …');
  expect(screen).toContain('\u001B[32m✓\u001B[39m wrong password');
  const overlay = readFileSync(join(cwd, 'acme.login.yaml'), 'utf8');
  expect(overlay).toContain("accessToken: '{{tokens.access}}'");
  expect(overlay).toMatch(/invalid-credentials:\s*\{?\s*status: 400/);
});

it.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
])('ends quietly and writes nothing if a question is left by %s', async (_name, key) => {
  const cwd = temporaryFolder({ 'acme.yaml': contract });
  const { screen, code } = await adoptOnTerminal(cwd, [key]);
  expect(stripVTControlCharacters(screen).trimEnd().split('\n').at(-1)).toBe('[1]');
  expect([code, existsSync(join(cwd, 'acme.login.yaml'))]).toEqual([130, false]);
});
