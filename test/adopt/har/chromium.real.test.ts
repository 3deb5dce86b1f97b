import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { contractFromHar, type HarContract } from '../../../src/adopt/har/contract-from-har.ts';
import { createEmulator } from '../../../src/index.ts';
import { defineProvider } from '../../../src/provider.ts';
import { startBrowser } from '../../admin/docs/watched-page.ts';

/** The login as the scripts of a page perform it. */
const login = `async () => {
  const send = (path, body, headers) =>
    fetch('/books' + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  await send('/login', { email: 'plain@example.com', password: 'wrong-password' });
  const tokens = await (await send('/login', { email: 'plain@example.com', password: 'Password-1' })).json();
  const token = Object.values(tokens).find((value) => typeof value === 'string' && value.length > 20);
  await send('/me', undefined, { Authorization: 'Bearer ' + token });
  await send('/me');
  return JSON.stringify(tokens);
}`;

test('makes a contract of a login that Chromium recorded', async () => {
  const books = defineProvider({ contract: 'test/support/books/books.yaml' });
  const emulator = await createEmulator({ port: 0, providers: [books], admin: false });
  const folder = await mkdtemp(join(tmpdir(), 'login-emulator-har-'));
  const browser = await startBrowser();
  try {
    const path = join(folder, 'sign-in.har');
    // without the console, / has a page, which allows no requests of scripts
    const context = await browser.newContext({ recordHar: { path, content: 'embed' }, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(emulator.url);
    const tokens = String(await page.evaluate(`(${login})()`));
    await context.close();
    expectContract(contractFromHar(await readFile(path, 'utf8')), emulator.url, tokens);
  } finally {
    await browser.close();
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  }
});

function expectContract({ contract, host }: HarContract, url: string, tokens: string): void {
  expect(host).toBe(new URL(url).host);
  expect(contract).toMatchObject({
    openapi: '3.1.0',
    servers: [{ url: `${url}/books` }],
    paths: {
      '/login': {
        post: {
          requestBody: {
            content: { 'application/json': { schema: { required: ['email', 'password'] } } },
          },
          security: [],
          responses: {
            200: { content: { 'application/json': { schema: { type: 'object' } } } },
            401: {
              content: {
                'application/json': { examples: { recorded: { value: { error: 'Wrong password.' } } } },
              },
            },
          },
        },
      },
      '/me': { get: { responses: { 200: {}, 401: {} } } },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
  expect(secretsIn(tokens)).not.toEqual([]);
  const written = JSON.stringify(contract);
  for (const secret of ['Password-1', 'wrong-password', ...secretsIn(tokens)])
    expect(written).not.toContain(secret);
}

function secretsIn(tokens: string): readonly string[] {
  return Object.values(JSON.parse(tokens) as Record<string, unknown>).filter(
    (value): value is string => typeof value === 'string' && value.length > 20,
  );
}
