import { expect, it } from '@jest/globals';
import type { Entry } from '../../src/index.ts';
import { endpointOf, handmade } from '../support/handmade.ts';
import { testEmulator } from '../support/emulator.ts';
import { listenerOf } from '../support/planes.ts';
import { serve, type TestServer } from '../support/server.ts';

/** A provider that forwards a request to its operation if the request has a token; the account is always `plain`. */
function provider() {
  const whole = endpointOf('addNote', {
    method: 'POST',
    template: '/notes/{id}',
    body: { 'application/json': { check: anything, fields: {} } },
    secrets: { request: { fields: { text: 'plain' } }, responses: {} },
    replies: {
      done: { status: 200, body: { from: 'emulator' } },
      'token-missing': { status: 401, body: { error: 'no token' } },
    },
    reads: { headers: {}, cookies: {}, query: {}, all: true },
    decide({ wire }, { trace }) {
      trace('checked');
      if (wire.headers['x-token'] === undefined)
        return { outcome: 'token-missing', render: () => ({ status: 401, body: { error: 'no token' } }) };
      return { outcome: 'done', forward: true, render: () => ({ status: 200, body: { from: 'emulator' } }) };
    },
  });
  const endpoint = { ...whole, accountOf: () => 'plain@example.com' };
  return handmade({}, { basePath: '/x' }, { endpoints: [endpoint] });
}

function anything(_value: unknown): _value is unknown {
  return true;
}

interface Asked {
  readonly url: string | undefined;
  readonly length: string | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

async function withBackend(
  use: (parts: { emulator: TestServer; asked: Asked[]; entries: Entry[] }) => Promise<void>,
  isConfigured = true,
): Promise<void> {
  const asked: Asked[] = [];
  const entries: Entry[] = [];
  const own = await serve((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { 'content-length': length, 'content-type': type } = incoming.headers;
      asked.push({ url: incoming.url, length, type, body: Buffer.concat(chunks).toString() });
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"from":"backend"}');
    });
  });
  const { emulator } = testEmulator({ providers: [provider()] });
  const fallback: Record<string, string> = isConfigured ? { misaka: own.url } : {};
  const server = await serve(listenerOf(emulator, { fallback, record: (entry) => void entries.push(entry) }));
  try {
    await use({ emulator: server, asked, entries });
  } finally {
    await server.close();
    await own.close();
  }
}

function post(emulator: TestServer, headers: Record<string, string> = {}): Promise<Response> {
  const body = JSON.stringify({ text: 'Grüße' });
  const all = { 'content-type': 'application/json', ...headers };
  return fetch(`${emulator.url}/x/notes/7?a=1`, { method: 'POST', headers: all, body });
}

it('forwards an authorised request with its body to the fallback', async () => {
  await withBackend(async ({ emulator, asked, entries }) => {
    const response = await post(emulator, { 'x-token': 'secret-token' });
    expect([response.status, await response.json()]).toEqual([201, { from: 'backend' }]);
    expect(response.headers.get('x-emulator-outcome')).toBe('passed-on');
    expect(asked).toEqual([
      { url: '/x/notes/7?a=1', length: '18', type: 'application/json', body: '{"text":"Grüße"}' },
    ]);
    const [entry] = entries;
    expect(entry).toMatchObject({
      operation: 'addNote',
      account: 'plain@example.com',
      outcome: 'passed-on',
      status: 201,
      path: '/x/notes/7',
      request: { parameters: { id: '7' }, body: { text: 'Grüße' } },
      trace: ['checked', 'signed in: plain@example.com', expect.stringMatching(/^forwarded to http/)],
    });
    expect(JSON.stringify(entries)).not.toContain('secret-token');
  });
});

it('answers an unauthorised request itself', async () => {
  await withBackend(async ({ emulator, asked }) => {
    const response = await post(emulator);
    expect([response.status, await response.json(), asked]).toEqual([401, { error: 'no token' }, []]);
  });
});

it('answers an authorised request itself without a fallback', async () => {
  await withBackend(async ({ emulator, asked }) => {
    const response = await post(emulator, { 'x-token': 'secret-token' });
    expect([response.status, await response.json(), asked]).toEqual([200, { from: 'emulator' }, []]);
    expect(response.headers.get('x-emulator-outcome')).toBe('done');
  }, false);
});

it('says in the journal that a fallback does not respond', async () => {
  const { emulator } = testEmulator({ providers: [provider()] });
  const entries: Entry[] = [];
  const fallback = { misaka: 'http://127.0.0.1:1' };
  const server = await serve(listenerOf(emulator, { fallback, record: (entry) => void entries.push(entry) }));
  try {
    const response = await post(server, { 'x-token': 'secret-token' });
    expect([response.status, await response.json()]).toEqual([
      502,
      expect.objectContaining({ code: 'fallback-failed' }),
    ]);
    expect(entries).toMatchObject([{ operation: 'addNote', account: 'plain@example.com', status: 502 }]);
  } finally {
    await server.close();
  }
});
