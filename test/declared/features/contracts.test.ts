import { afterEach, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadDeclaredProvider } from '../../../src/declared/load.ts';
import { createEmulator, type LoginEmulator } from '../../../src/index.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const opened: LoginEmulator[] = [];
afterEach(() => Promise.all(opened.splice(0).map((emulator) => emulator.close())));

/** Serves the first of some files, as `acme`. */
async function served(files: Readonly<Record<string, string>>) {
  const [first = ''] = Object.keys(files);
  const { provider, notes } = await loadDeclaredProvider({
    id: 'acme',
    file: join(temporaryFolder(files), first),
  });
  const emulator = await createEmulator({ providers: [provider], port: false });
  opened.push(emulator);
  return { emulator, notes };
}

const signIn = {
  act: 'sign-in',
  reads: { login: 'body.email', password: 'body.password' },
  answers: {
    'signed-in': { status: 200, body: { token: '{{tokens.session}}' } },
    'invalid-credentials': { status: 401, body: { error: 'no' } },
  },
};

function contract(paths: object, more: object = {}): string {
  const info = { title: 'Acme', version: '1' };
  return JSON.stringify({ openapi: '3.1.0', info, 'x-login': { version: 1 }, paths, ...more });
}

async function login(emulator: LoginEmulator, path: string, body: unknown): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  return (await emulator.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
}

const plain = { email: 'plain@example.com', password: 'Password-1' };
const responses = { default: { description: 'Any' } };

it('serves a contract in JSON without servers at the root', async () => {
  const { emulator } = await served({
    'acme.json': contract({ '/login': { post: { responses, 'x-login': signIn } } }),
  });
  expect(await login(emulator, '/login', plain)).toBe(200);
  expect((await emulator.fetch('/__admin/health')).status).toBe(200);
});

it('serves a contract that refers to other files', async () => {
  const { emulator } = await served({
    'acme.json': contract({ '/login': { $ref: './paths/login.yaml' } }),
    'paths/login.yaml': JSON.stringify({ post: { responses, 'x-login': signIn } }),
  });
  expect(await login(emulator, '/login', plain)).toBe(200);
});

it('serves a contract whose schemas have patterns that JavaScript refuses', async () => {
  const schema = {
    type: 'object',
    properties: { email: { type: 'string', pattern: '^[\\w-.]+\\@[a-z.]+\\Z' } },
  };
  const requestBody = { content: { 'application/json': { schema } } };
  const { emulator } = await served({
    'acme.json': contract({ '/login': { post: { requestBody, responses, 'x-login': signIn } } }),
  });
  expect(await login(emulator, '/login', plain)).toBe(200);
});

it('accepts an additional slash if the marks allow it', async () => {
  const paths = { '/login': { post: { responses, 'x-login': signIn } } };
  const strict = await served({ 'acme.json': contract(paths) });
  expect(await login(strict.emulator, '/login/', plain)).toBe(404);
  const open = await served({
    'acme.json': contract(paths, { 'x-login': { version: 1, trailingSlash: true } }),
  });
  expect(await login(open.emulator, '/login/', plain)).toBe(200);
});

it('reads values of the query, a header, a cookie and Basic', async () => {
  const act = (reads: object) => ({ post: { responses, 'x-login': { ...signIn, reads } } });
  const { emulator } = await served({
    'acme.json': contract({
      '/query': act({ login: 'query.user', password: 'query.pass' }),
      '/header': act({ login: 'header.X-User', password: { at: 'header.X-Pass', prefix: 'pass ' } }),
      '/name': act({
        login: [{ at: 'query.user', prefix: '@', suffix: ':Example.org' }, 'query.user'],
        password: 'query.pass',
      }),
      '/cookie': act({ login: 'cookie.user', password: 'cookie.pass' }),
      '/basic': act({ login: 'basic.username', password: 'basic.password' }),
    }),
  });
  const status = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    (await emulator.fetch(path, { method: 'POST', headers })).status;
  const { email, password } = plain;
  expect([
    await status(`/query?user=${email}&pass=${password}`),
    await status(`/name?user=@${email}:example.org&pass=${password}`),
    await status(`/name?user=${email}&pass=${password}`),
    await status(`/name?user=@${email}:example.com&pass=${password}`),
    await status('/header', { 'X-User': email, 'X-Pass': `Pass ${password}` }),
    await status('/cookie', { cookie: `user=${email}; pass=${password}` }),
    await status('/basic', {
      authorization: `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`,
    }),
    await status('/basic', { authorization: `Basic ${Buffer.from(`${email}:wrong`).toString('base64')}` }),
  ]).toEqual([200, 200, 200, 401, 200, 200, 200, 401]);
});
