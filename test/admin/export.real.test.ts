import { afterEach, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';
import { plain } from './journal.ts';

const run = promisify(execFile);
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'export-'));
  folders.push(folder);
  return folder;
}

async function exported({ fetch }: LoginEmulator, id: string, format: string): Promise<string> {
  const response = await fetch(`/__admin/requests/${id}/export?format=${format}`);
  expect(response.status).toBe(200);
  return response.text();
}

/** The parts of a request that a copy must repeat. */
async function sentParts(emulator: LoginEmulator, id: string) {
  const { method, path, request, status, outcome } = await emulator.requests.get(id);
  const { headers, ...others } = request;
  const { 'user-agent': agent, 'content-type': type, accept } = headers;
  return { method, path, ...others, agent, type, accept, status, outcome };
}

const hostile = `'"$(touch pwned)\`touch pwned\`\\ ! \u2028 é\n@;&|#`;

it.each([
  ['JSON', '/apiv2/login', { body: JSON.stringify({ ...plain, login: hostile }), type: 'application/json' }],
  ['a sign-in', '/apiv2/login', { body: JSON.stringify(plain), type: 'application/json' }],
  [
    'a form',
    '/api/v1/login',
    {
      body: new URLSearchParams({ user: hostile, password: 'Password-1' }).toString(),
      type: 'application/x-www-form-urlencoded',
    },
  ],
  ['braces', "/apiv2/{a,b}[1-3]/'$(touch%20pwned)", { method: 'DELETE' }],
  ['HEAD', '/apiv2/ping', { method: 'HEAD' }],
  ['GET', '/apiv2/ping', { method: 'GET' }],
])(
  'exports a curl command that bash runs: %s',
  async (_name, path, { method = 'POST', body, type }: Sent) => {
    const emulator = await createEmulator({ port: 0, seed: 'test' });
    const cwd = await temporaryFolder();
    const headers = {
      'x-mine': hostile.replaceAll(/[^\x20-\x7e]/g, ''),
      ...(type && { 'content-type': type }),
    };
    await run('curl', [
      ...['-s', '-g', '-X', method, ...(method === 'HEAD' ? ['-I'] : []), `${emulator.url}${path}`],
      ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
      ...(body === undefined ? [] : ['--data-raw', body]),
    ]);
    const text = await exported(emulator, 'default-1', 'curl');
    await run('bash', ['-c', text], { cwd });
    const before = await sentParts(emulator, 'default-1');
    expect(await sentParts(emulator, 'default-2')).toEqual(before);
    const { stdout } = await run('ls', ['-A'], { cwd });
    expect(stdout).toBe('');
    await emulator.close();
  },
);

it('exports a curl command that accepts the certificate which the emulator made', async () => {
  const emulator = await createEmulator({ port: 0, tls: true });
  await emulator.fetch('/apiv2/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(plain),
  });
  const { stdout } = await run('bash', ['-c', await exported(emulator, 'default-1', 'curl')]);
  expect(JSON.parse(stdout)).toMatchObject({ account_lid: plain.login });
  await emulator.close();
});

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly type?: string;
}

it('exports tests for Playwright that its runner passes', async () => {
  const emulator = await createEmulator({ port: 0, seed: 'test' });
  const folder = await temporaryFolder();
  const post = (path: string, body: object) =>
    emulator.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-mine': '*/ </script> `${1}`' },
      body: JSON.stringify(body),
    });
  await post('/apiv2/login', plain);
  await emulator.scenarios.arm({ provider: 'interserver', outcome: 'locked-out', times: 1 });
  await post('/apiv2/login', plain);
  const { requestHeaders } = await emulator.signIn('rocketchat', 'plain');
  await emulator.fetch('/api/v1/me', { headers: requestHeaders });
  await post('/api/v1/login', { user: hostile, password: 'x' });
  await post('/apiv2/pinng', {});
  const { requests } = await emulator.requests.list();
  expect(requests).toHaveLength(6);
  for (const { id } of requests) {
    const text = await exported(emulator, id, 'playwright');
    await writeFile(join(folder, `${id}.spec.ts`), text);
  }
  await emulator.close();
  await mkdir(join(folder, 'node_modules'));
  await symlink(resolve('.'), join(folder, 'node_modules/login-emulator'));
  await writeFile(join(folder, 'playwright.config.js'), 'module.exports = { workers: 1 };');
  const cli = resolve('node_modules/@playwright/test/cli.js');
  const { stdout } = await run(process.execPath, [cli, 'test', '--reporter=line'], {
    cwd: folder,
    env: { ...process.env, JEST_WORKER_ID: undefined },
  }).catch((error: unknown) => ({ stdout: String(error instanceof Error && Reflect.get(error, 'stdout')) }));
  expect(stdout).toMatch(/6 passed/);
});
