import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { ReadableStream } from 'node:stream/web';
import { expect, it, jest } from '@jest/globals';
import { createFetch } from '../../src/server/fetch.ts';
import { testApp } from '../support/app.ts';
import { byProvider, logins } from '../http/exchange.ts';
import { signedIn } from '../http/signed-in.ts';

const base = 'http://localhost';

/** Returns a POST request with a JSON body. */
function json(fields: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) };
}

/** Returns a `fetch` of a listener, with the requests that the listener received. */
function listening(answer: RequestListener = (_request, response) => response.end()) {
  const asked: IncomingMessage[] = [];
  const fetch = createFetch((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  return { fetch, asked };
}

/** Echoes the body of a request. */
const echo: RequestListener = (request, response) => void request.pipe(response);

it.each(byProvider([{ answers: signedIn }]))(
  'signs in at $provider with a Request, a URL and a string',
  async ({ login, answer }) => {
    for (const input of [`${base}${login.path}`, new URL(login.path, base)]) {
      const response = await createFetch(testApp())(input, json(login.fields));
      expect({ status: response.status, body: await response.json() }).toEqual(answer);
    }
    const request = new Request(`${base}${login.path}`, json(login.fields));
    const response = await createFetch(testApp())(request);
    expect({ status: response.status, body: await response.json() }).toEqual(answer);
    expect(response.statusText).toBe('OK');
    expect(response.url).toBe(`${base}${login.path}`);
    expect(request.bodyUsed).toBe(true);
  },
);

it('sends a form with multipart encoding, and with URL encoding', async () => {
  const parts = new FormData();
  for (const [name, value] of Object.entries(logins.interserver.fields)) parts.set(name, value);
  const fetch = createFetch(testApp());
  const url = `${base}${logins.interserver.path}`;
  const response = await fetch(url, { method: 'POST', body: parts });
  expect({ status: response.status, body: await response.json() }).toEqual(signedIn.interserver);
  const form = await createFetch(testApp())(`${base}${logins.rocketchat.path}`, {
    method: 'POST',
    body: new URLSearchParams(logins.rocketchat.fields),
  });
  expect({ status: form.status, body: await form.json() }).toEqual(signedIn.rocketchat);
});

it('accepts a Request of another library with the same shape', async () => {
  const { url, method, headers, body, signal } = new Request(`${base}/any`, json({ a: 1 }));
  const other = { url, method, headers, body, signal, arrayBuffer: () => new Response(body).arrayBuffer() };
  const response = await createFetch(echo)(other as unknown as Request);
  expect(await response.json()).toEqual({ a: 1 });
});

it('transfers every byte in both directions, including streamed bodies', async () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 256);
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, 1000));
      controller.enqueue(bytes.subarray(1000));
      controller.close();
    },
  });
  const { fetch, asked } = listening(echo);
  const response = await fetch(`${base}/`, { method: 'PUT', body, duplex: 'half' });
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  expect(asked[0]?.headers['content-length']).toBe('300000');
});

it('uses the host and the scheme of the URL in links', async () => {
  const { path, fields } = logins.rocketchat;
  for (const origin of ['http://localhost', 'https://open.example', 'https://open.example:8443']) {
    const response = await createFetch(testApp())(`${origin}${path}`, json(fields));
    expect(await response.json()).toMatchObject({
      data: { me: { avatarUrl: `${origin}/avatar/plain` } },
    });
  }
});

it('selects the namespace by path and by host', async () => {
  const fetch = createFetch(testApp());
  const { path, fields } = logins.rocketchat;
  for (const url of [`${base}/@w1${path}`, `http://w1.localhost${path}`]) {
    const response = await fetch(url, json(fields));
    expect(response.headers.get('x-emulator-request')).toMatch(/^w1-/);
  }
});

it('passes the request on unchanged, except for connection headers', async () => {
  const { fetch, asked } = listening();
  const headers = {
    ...{ accept: 'a/b', cookie: 'c=1; d=2', 'x-own': 'ü', 'accept-encoding': 'gzip' },
    ...{ connection: 'keep-alive, x-hop', 'x-hop': '1', 'keep-alive': 'timeout=5', 'content-length': '5' },
  };
  await fetch('http://localhost:4010/a%2Fb/?c=d&e#f', { headers });
  expect({ url: asked[0]?.url, method: asked[0]?.method, headers: asked[0]?.headers }).toEqual({
    url: '/a%2Fb/?c=d&e',
    method: 'GET',
    headers: { host: 'localhost:4010', connection: 'close', accept: 'a/b', cookie: 'c=1; d=2', 'x-own': 'ü' },
  });
  expect(asked[0]?.socket.remoteAddress).toBe('127.0.0.1');
});

it('keeps cookies separate, and omits connection headers', async () => {
  const { fetch } = listening((_request, response) => {
    response.writeHead(200, 'Fine', { 'set-cookie': ['a=1', 'b=2'], date: 'now', 'keep-alive': 'timeout=5' });
    response.write('text');
    response.end();
  });
  const response = await fetch(base);
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(response.statusText).toBe('Fine');
  expect([...response.headers].map(([name]) => name)).toEqual(['date', 'set-cookie', 'set-cookie']);
});

it.each([204, 205, 304])('returns a %i without a body', async (status) => {
  const { fetch } = listening((_request, response) => response.writeHead(status).end());
  const response = await fetch(base);
  expect([response.status, response.body]).toEqual([status, null]);
});

it('returns only the head for HEAD', async () => {
  const response = await createFetch(testApp())(`${base}/__admin/health`, { method: 'HEAD' });
  expect([response.status, response.headers.get('content-type'), response.body]).toEqual([
    200,
    'application/json',
    null,
  ]);
});

it('does not follow a redirect', async () => {
  const { fetch, asked } = listening((_request, response) =>
    response.writeHead(302, { location: '/there' }).end(),
  );
  const response = await fetch(`${base}/here`);
  expect([response.status, response.headers.get('location'), asked.length]).toEqual([302, '/there', 1]);
});

it('streams events until their reader cancels', async () => {
  const fetch = createFetch(testApp());
  const events = await fetch(`${base}/__admin/events`);
  expect(events.headers.get('content-type')).toBe('text/event-stream');
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(await reader?.read()).toEqual({ done: false, value: 'retry: 1000\n\n' });
  expect((await reader?.read())?.value).toMatch(/^id: [0-9a-f]{12}-0\n\n$/);
  const { path, fields } = logins.misaka;
  await fetch(`${base}${path}`, json(fields));
  const event = await reader?.read();
  expect(event?.value).toMatch(/^id: \S+-1\nevent: request\ndata: \{.*\}\n\n$/);
  await reader?.cancel();
});

it('closes the connection when the reader of a response cancels', async () => {
  const { fetch, asked } = listening((_request, response) => response.writeHead(200).write('first'));
  const response = await fetch(base);
  const [request] = asked;
  if (request === undefined) throw new Error('no request was received');
  const closed = once(request.socket, 'close');
  await response.body?.cancel();
  await closed;
  expect(request.socket.destroyed).toBe(true);
});

it("rejects with the signal's reason when aborted before, while or after waiting", async () => {
  const reason = new Error('no longer wanted');
  const { fetch, asked } = listening(() => undefined);
  await expect(fetch(base, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(asked).toEqual([]);

  const waiting = new AbortController();
  const hung = createFetch((request) => {
    request.socket.once('close', () => asked.push(request));
    waiting.abort(reason);
  });
  await expect(hung(base, { signal: waiting.signal })).rejects.toBe(reason);

  const reading = new AbortController();
  const begun = listening((_request, response) => response.writeHead(200).write('first'));
  const response = await begun.fetch(base, { signal: reading.signal });
  const closed = once(begun.asked[0]?.socket ?? process, 'close');
  reading.abort(reason);
  await expect(response.text()).rejects.toBe(reason);
  await closed;
  expect(asked.length).toBe(1);
});

it('does not wait for an endless body when aborted', async () => {
  const controller = new AbortController();
  const body = new ReadableStream({ pull: () => controller.abort() });
  const sent = createFetch(echo)(base, {
    method: 'POST',
    body,
    duplex: 'half',
    signal: controller.signal,
  });
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
});

it.each(['CONNECTION_RESET_BY_PEER', 'EMPTY_RESPONSE', 'RANDOM_DATA_THEN_CLOSE'])(
  'rejects like the global fetch when %s loses the answer',
  async (fault) => {
    const fetch = createFetch(testApp());
    await fetch(`${base}/__admin/scenarios`, json({ fault, times: 1 }));
    const { path, fields } = logins.onlyoffice;
    const lost = await fetch(`${base}${path}`, json(fields)).catch((error: unknown) => error);
    expect(lost).toEqual(new TypeError('fetch failed'));
    expect(lost).toMatchObject({ cause: { code: expect.stringMatching(/^(ECONNRESET|HPE_\w+)$/) } });
    expect((await fetch(`${base}${path}`, json(fields))).status).toBe(signedIn.onlyoffice.status);
  },
);

it('fails to read a body that MALFORMED_RESPONSE_CHUNK breaks off, like the global fetch', async () => {
  const fetch = createFetch(testApp());
  await fetch(`${base}/__admin/scenarios`, json({ fault: 'MALFORMED_RESPONSE_CHUNK' }));
  const { path, fields } = logins.onlyoffice;
  const response = await fetch(`${base}${path}`, json(fields));
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('terminated');
});

it.each(['/api/v1/login', 'localhost:4010/login', 'ftp://localhost/', '', 'http://'])(
  'rejects "%s", which is not a URL to fetch',
  async (url) => {
    await expect(createFetch(testApp())(url)).rejects.toThrow(
      new TypeError(`"${url}" isn't a URL to fetch; use an absolute URL: http://localhost/…`),
    );
  },
);

it('does not block other work, for any number of calls', async () => {
  const { fetch } = listening();
  let isLate = true;
  setImmediate(() => void (isLate = false));
  for (let asked = 0; asked < 5; asked += 1) await fetch(base);
  expect(isLate).toBe(false);
});

it("answers while a test's timers are mocked", async () => {
  const { fetch } = listening(echo);
  jest.useFakeTimers();
  try {
    expect(await (await fetch(base, { method: 'POST', body: 'here' })).text()).toBe('here');
  } finally {
    jest.useRealTimers();
  }
});

it('sets server.listening to false when the server closes', async () => {
  const closing = new AbortController();
  const fetch = createFetch(({ socket }, response) => {
    const { server } = socket as { server?: Server };
    response.end(String(server?.listening));
  }, closing.signal);
  expect(await (await fetch(base)).text()).toBe('true');
  closing.abort();
  expect(await (await fetch(base)).text()).toBe('false');
});

it('rejects CONNECT as unsupported', async () => {
  await expect(createFetch(testApp())(base, { method: 'CONNECT' })).rejects.toThrow(/CONNECT/);
});

it('leaves no handles open', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => name !== 'Immediate');
  const fetch = createFetch(testApp());
  const { path, fields } = logins.rocketchat;
  const unread = await fetch(`${base}${path}`, json(fields));
  await fetch(`${base}/__admin/events`);
  await (await fetch(`${base}/__admin/clock`)).json();
  expect(process.getActiveResourcesInfo().filter((name) => name !== 'Immediate')).toEqual(before);
  expect(unread.bodyUsed).toBe(false);
});
