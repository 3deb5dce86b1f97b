import { request } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { createEmulator } from '../../src/index.ts';
import { estimateSize } from '../../src/journal/entry-buffer.ts';
import { frozenAt } from '../support/app.ts';
import { recorded } from './entries.ts';

const secret = 'SecretToken';
const paths = ['/apiv2/login', '/api/v1/login', '/v3/session/login', '/api/2.0/authentication', '/nothing'];

/** Sends a request with headers that fetch doesn't allow. */
function sendRaw(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    sent.on('response', (response) => response.resume().on('end', resolve));
    sent.on('error', reject);
    sent.end('{}');
  });
}

describe.each(paths)('%s', (path) => {
  it.each([
    [{ 'x-emulator-namespace': secret }],
    [{ cookie: `emulator-namespace=${secret}` }],
    [{ 'x-emulator-namespace': secret, host: 'w1.localhost' }],
    [{ 'x-emulator-client': secret }],
    [{ prefer: `code=${secret}1` }],
    [{ prefer: `code=${secret}1, code=${secret}2` }],
    [{ host: `${secret}?x` }],
    [{ host: `${secret} x` }],
    [{ host: `${secret}_a.localhost/x` }],
    [{ origin: secret }],
    [{ origin: `http://localhost/${secret}` }],
    [{ 'content-type': secret }],
    [{ 'content-type': `application/json; charset=12345${secret}` }],
    [{ 'access-control-request-method': secret }],
  ])('stores no secret of a request with %j', async (headers) => {
    const entries = await recorded(({ url }) => sendRaw(`${url}${path}`, headers));
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries).toLowerCase()).not.toContain(secret.toLowerCase());
  });
});

it("redacts a method that HTTP doesn't define", async () => {
  const emulator = await createEmulator({ now: frozenAt });
  try {
    for (const path of paths) await emulator.fetch(path, { method: secret });
    const entries = [await emulator.requests.list(), await emulator.requests.unmatched()];
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries).toLowerCase()).not.toContain(secret.toLowerCase());
  } finally {
    await emulator.close();
  }
});

it('stores only the length of a too long login', async () => {
  const [entry] = await recorded(async ({ send }) => {
    await send('/apiv2/login', { login: 'a'.repeat(5000), passwd: 'Password-1' });
  });
  expect(entry?.account).toBe('‹5000 characters›');
});

it('includes trace and nearest operations in the size', () => {
  const entry = { at: 0, method: 'POST', path: '/', status: 404, trace: [] };
  const nearest = [
    { provider: 'p', operation: 'o', method: 'GET', path: '/', differences: ['d'.repeat(1000)] },
  ];
  expect(estimateSize({ ...entry, trace: ['t'.repeat(1000)], nearest }) - estimateSize(entry)).toBe(2001);
});
