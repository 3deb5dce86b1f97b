import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { Check } from './checks.ts';
import { serve, succeed, type Program } from './commands.ts';
import type { Installed } from './installed.ts';

/** Serves a provider from its contract and marks, and one with an operation in code, by the installed package. */
export async function checkProviders(check: Check, installed: Installed, folder: string): Promise<void> {
  const { node, consumer } = installed;
  const own = join(folder, 'own');
  cpSync(resolve('test/package/consumer/acme'), own, { recursive: true });
  mkdirSync(join(own, 'node_modules'));
  symlinkSync(installed.root, join(own, 'node_modules/login-emulator'));
  const program = installed.command(own);

  await check(`${node.name}: serves a contract with marks alone`, async () => {
    await serving(program, 'acme=acme.yaml', async (url) => {
      assert.deepEqual(await statusesOf(url), [200, 401, 200]);
      // the value is made up from the schema
      assert.deepEqual(await jsonOf(`${url}/api/badge/ada`), { login: 'ada' });
    });
  });
  await check(`${node.name}: serves an operation in code beside the marks`, async () => {
    await serving(program, 'acme=acme.provider.mjs', async (url) => {
      assert.deepEqual(await statusesOf(url), [200, 401, 404]);
      const login = 'plain@example.com';
      assert.deepEqual(await jsonOf(`${url}/api/badge/${login}`), { login, code: 'yes' });
    });
  });
  await check(
    `${node.name}: defines a provider in CommonJS, with the same errors as the main entry`,
    async () => {
      assert.equal(await succeed(consumer('provider.cjs'), []), '0 true true\n');
    },
  );
  await check(`${node.name}: writes the types of a provider, and the checks of its contract`, async () => {
    symlinkSync(resolve('node_modules/openapi-typescript'), join(own, 'node_modules/openapi-typescript'));
    await succeed(program, ['types', 'acme=acme.provider.mjs', '--output', 'acme.d.ts']);
    assert.match(readFileSync(join(own, 'acme.d.ts'), 'utf8'), /readonly badge: 'done' \| 'not-found' \|/);
    await succeed(program, ['generate', 'acme=acme.yaml', '--output', 'made']);
    assert.ok(
      ['types.ts', 'checks.cjs', 'checks.d.cts'].every((name) => existsSync(join(own, 'made', name))),
    );
  });
  await check(`${node.name}: adopts a contract, and proves its login`, async () => {
    writeFileSync(join(own, 'bare.yaml'), bareContract);
    const said = await succeed(program, ['adopt', 'bare.yaml']);
    assert.match(said, /✓ signed in +POST \/login 200, token in body\.token/);
    await serving(program, 'bare=bare.yaml', async (url) => {
      assert.equal((await fetch(`${url}/me`)).status, 401);
    });
  });
  await check(`${node.name}: records at a free port only`, async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const recording = ['record', '--target', 'http://127.0.0.1:9', '--provider', 'bare=bare.yaml'];
    await assert.rejects(succeed(program, [...recording, '--port', String(port)]), /is in use/);
    server.close();
  });
  await check(`${node.name}: writes the package of a provider, whose test passes`, async () => {
    await succeed(program, ['init', '--provider', 'shop']);
    const made = 'login-emulator-provider-shop';
    await succeed({ words: [node.path, '--test'], cwd: join(own, made) }, []);
    await serving(program, `shop=${made}/index.js`, async (url) => {
      const { status } = await fetch(`${url}/shop/me`);
      assert.equal(status, 401);
    });
  });
}

/** A contract without marks, with a login. */
const bareContract = `openapi: 3.1.0
info: { title: Bare, version: '1' }
security: [{ token: [] }]
paths:
  /login:
    post:
      operationId: login
      security: []
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { email: { type: string }, password: { type: string } } }
      responses:
        '200':
          description: Signed in.
          content: { application/json: { schema: { type: object, properties: { token: { type: string } } } } }
        '401': { description: Wrong password. }
  /me:
    get:
      operationId: me
      responses:
        '200':
          description: The account.
          content: { application/json: { schema: { type: object, properties: { email: { type: string } } } } }
components: { securitySchemes: { token: { type: http, scheme: bearer } } }
`;

/** Serves a provider, and stops it with Ctrl-C. */
export async function serving(
  program: Program,
  provider: string,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const words = [...program.words];
  assert.equal(await serve({ ...program, words }, use, ['--provider', provider]), 0);
}

/** Returns the statuses of a right login, a wrong one, and an operation. */
export async function statusesOf(url: string): Promise<readonly number[]> {
  const signIn = (password: string) =>
    fetch(`${url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'plain@example.com', password }),
    });
  const all = [await signIn('Password-1'), await signIn('wrong'), await fetch(`${url}/api/badge/ada`)];
  return all.map(({ status }) => status);
}

/** Returns the body of an answer. */
export async function jsonOf(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}
