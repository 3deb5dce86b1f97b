import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { post, run, running } from './cli.ts';
import { freePort } from '../support/free-port.ts';

const contract = `openapi: 3.1.0
info: { title: Acme, version: 1.0.0 }
servers: [{ url: /acme }]
paths:
  /login:
    post:
      responses: { default: { description: Any answer } }
      x-login: { act: sign-in, reads: { login: body.email, password: body.password } }
`;

/** Starts a service that refuses every request. */
async function refusing(
  status: number,
  body: unknown,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('record keeps the answers of a service in a new overlay, until Ctrl-C', async () => {
  const { server, url } = await refusing(401, { error: 'Wrong password.' });
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'acme.yaml'), contract);
  const port = await freePort();
  const args = ['record', '--target', url, '--provider', 'acme=acme.yaml', '--port', String(port)];
  const { code, stdout, stderr } = await running(
    args,
    async ({ pid, printed }) => {
      await printed('Ctrl-C stops.\n');
      const answer = await post(`http://localhost:${port}/acme/login`, {
        email: 'jane@acme.io',
        password: 'hunter2!',
      });
      expect([answer.status, answer.body]).toEqual([401, { error: 'Wrong password.' }]);
      await printed('kept    POST /login 401 invalid-credentials\n');
      process.kill(pid, 'SIGINT');
    },
    { cwd },
  );
  server.close();
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: `recording ${url}: point the app to http://localhost:${port}. Answers go to acme.login.yaml. Ctrl-C stops.
kept    POST /login 401 invalid-credentials
kept in acme.login.yaml:
  POST /login 401 invalid-credentials
`,
    stderr: '',
  });
  const overlay = readFileSync(join(cwd, 'acme.login.yaml'), 'utf8');
  expect(overlay).toMatch(
    /^overlay: 1\.0\.0\n[^]*\n {10}invalid-credentials:\n {12}status: 401\n {12}body: \{ error: Wrong password\. \}\n {12}provenance: observed\n {12}source: 127\.0\.0\.1:\d+ on \d{4}-\d\d-\d\d\n$/,
  );
  const { stdout: checked } = await run(['check', '--provider', 'acme=acme.yaml'], { cwd });
  expect(checked).toContain('acme (declared)');
});

test('record begins a new overlay with the marks beside the contract, and replaces what they infer', async () => {
  const { server, url } = await refusing(401, { error: 'Wrong password.' });
  const cwd = temporaryFolder();
  const bare = contract.replace(/ {6}x-login: .*\n/, '');
  writeFileSync(join(cwd, 'acme.yaml'), bare);
  const beside = `overlay: 1.0.0
info: { title: How Acme signs in, version: 1.0.0 }
extends: ./acme.yaml
actions:
  - target: $
    update: { x-login: { version: 1 } }
  - target: $.paths['/login'].post
    update:
      x-login:
        act: sign-in
        reads: { login: body.email, password: body.password }
        answers:
          invalid-credentials: { status: 401, body: { error: Guessed. }, provenance: inferred }
`;
  writeFileSync(join(cwd, 'acme.login.yaml'), beside);
  const port = await freePort();
  const args = [
    '--target',
    url,
    '--provider',
    'acme=acme.yaml',
    '--overlay',
    'new.yaml',
    '--port',
    `${port}`,
  ];
  const { stdout } = await running(
    ['record', ...args],
    async ({ pid, printed }) => {
      await printed('Ctrl-C stops.\n');
      await post(`http://localhost:${port}/acme/login`, { email: 'jane@acme.io', password: 'hunter2!' });
      await printed('replaced POST /login 401 invalid-credentials');
      process.kill(pid, 'SIGINT');
    },
    { cwd },
  );
  server.close();
  expect(stdout).toContain(
    'replaced in new.yaml, which adopt had inferred:\n  POST /login 401 invalid-credentials: body.error is "Wrong password." instead of "Guessed."\n',
  );
  expect(readFileSync(join(cwd, 'acme.login.yaml'), 'utf8')).toBe(beside);
  const written = readFileSync(join(cwd, 'new.yaml'), 'utf8');
  expect(written).toContain('body: { error: Wrong password. }');
  expect(written).not.toContain('Guessed');
});

test('record reports how a service differs from a built-in provider', async () => {
  const { server, url } = await refusing(401, {
    status: 'error',
    error: 'Unauthorized',
    message: 'Wrong password',
  });
  const cwd = temporaryFolder();
  const port = await freePort();
  const args = ['record', '--target', url, '--provider', 'rocketchat', '--port', String(port)];
  const { stdout } = await running(
    args,
    async ({ pid, printed }) => {
      await printed('Ctrl-C stops.\n');
      await post(`http://localhost:${port}/api/v1/login`, { user: 'jane', password: 'hunter2!' });
      await printed('differs POST /login 401 invalid-credentials');
      process.kill(pid, 'SIGINT');
    },
    { cwd },
  );
  server.close();
  expect(stdout).toContain('answered otherwise than the provider, which stays as it is:');
  const report = readFileSync(join(cwd, 'rocketchat.recorded.yaml'), 'utf8');
  expect(report).toContain('outcome: invalid-credentials');
  expect(report).toContain('message: Wrong password');
  expect(report).not.toContain('hunter2!');
});

test.each([
  ['without a target', ['--provider', 'rocketchat'], 'record needs --target and --provider'],
  [
    'with a path in the target',
    ['--target', 'https://acme.io/api', '--provider', 'rocketchat'],
    'expected only the scheme and the host: https://acme.io',
  ],
  [
    'with a target that is no URL',
    ['--target', 'acme.io', '--provider', 'rocketchat'],
    '--target is not usable',
  ],
  ['with an unknown provider', ['--target', 'https://acme.io', '--provider', 'rocketcat'], 'rocketchat'],
  [
    'with a file that is missing',
    ['--target', 'https://acme.io', '--provider', 'acme=none.yaml'],
    'there is no file',
  ],
  [
    'with a wrong port',
    ['--target', 'https://acme.io', '--provider', 'rocketchat', '--port', 'x'],
    '--port is x',
  ],
])('record fails %s', async (_case, args, message) => {
  const { code, stderr } = await run(['record', ...args]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
