import { expect, it } from '@jest/globals';
import { at, calling, plain, type Calling } from './journal.ts';

const password = 'Password-1';

async function sendWith(
  { send }: Calling,
  request: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  return (await send('POST', '/__admin/requests', request, headers)).body;
}

it('sends JSON to a provider in the namespace of the call, and marks the request', async () => {
  await calling(async (app) => {
    const named = { 'x-emulator-namespace': 'w1' };
    const request = { method: 'POST', path: '/apiv2/login?v=1', body: plain };
    expect(await sendWith(app, request, named)).toMatchObject({
      id: 'w1-1',
      status: 200,
      body: { account_lid: plain.login },
    });
    expect((await app.send('GET', '/__admin/requests/w1-1', undefined, named)).body).toMatchObject({
      sentBy: 'control-plane',
      outcome: 'signed-in',
      request: { query: { v: '‹redacted›' }, headers: { 'content-type': 'application/json' } },
    });
  });
});

it('sends a text unchanged, and an object as a form if its content type is that of forms', async () => {
  await calling(async (app) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const request = { method: 'POST', path: '/api/v1/login', headers };
    const text = `user=plain&password=${password}`;
    expect(await sendWith(app, { ...request, body: text })).toMatchObject({ status: 200 });
    expect(await sendWith(app, { ...request, body: { user: 'plain', password } })).toMatchObject({
      status: 200,
    });
    expect(
      await sendWith(app, {
        method: 'POST',
        path: '/apiv2/login',
        headers: { 'content-type': 'application/json' },
        body: '{broken',
      }),
    ).toMatchObject({ status: 400 });
  });
});

it('sends an edited replay: placeholders become the current secrets', async () => {
  await calling(async (app) => {
    await app.login(plain);
    const { body: entry } = await app.send('GET', '/__admin/requests/default-1');
    const [headers, kept] = [at(entry, 'request', 'headers'), at(entry, 'request', 'body')];
    expect(await sendWith(app, { method: 'POST', path: '/apiv2/login', headers, body: kept })).toMatchObject({
      status: 200,
    });
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'x-mine': '‹redacted›' };
    const body = 'user=plain&password=‹plain.password›';
    expect(await sendWith(app, { method: 'POST', path: '/api/v1/login', headers: form, body })).toMatchObject(
      { status: 200 },
    );
    expect(
      await sendWith(app, {
        method: 'POST',
        path: '/api/2.0/authentication/‹totp@example.com.code›?x=‹redacted›',
        body: { userName: 'totp@example.com', password: '‹totp@example.com.password›' },
      }),
    ).toMatchObject({ status: 200 });
  });
});

it("names the values that the journal didn't store, and sends nothing", async () => {
  await calling(async (app) => {
    const body = { login: plain.login, passwd: '‹redacted›', tfa: '‹plain@example.com.code›' };
    expect(await sendWith(app, { method: 'POST', path: '/apiv2/login', body })).toMatchObject({
      status: 409,
      code: 'replay-not-possible',
      detail: expect.stringMatching(
        /: body\.passwd \(‹redacted›\), body\.tfa \(‹plain@example\.com\.code›\)$/,
      ),
    });
    expect(await sendWith(app, { method: 'GET', path: '/x/‹csrf›' })).toMatchObject({ status: 409 });
    expect(at((await app.send('GET', '/__admin/requests')).body, 'total')).toBe(0);
  });
});

it('reports a response that a fault lost', async () => {
  await calling(async (app) => {
    await app.send('POST', '/__admin/scenarios', {
      provider: 'interserver',
      fault: 'EMPTY_RESPONSE',
      times: 1,
    });
    expect(await sendWith(app, { method: 'POST', path: '/apiv2/login', body: plain })).toMatchObject({
      code: 'replay-lost',
      detail: 'the request was sent as default-1, but its response was lost',
    });
  });
});

it.each([
  '/__admin/reset',
  '/__admin',
  '/@w1/__admin/health',
  '/%40w1/__admin',
  '/%5F_admin/reset',
  '/%255F%255Fadmin/reset',
  '/a/../__admin/reset',
  '/a/%2e%2e/__admin/reset',
  '//__admin/reset',
  '/.%2F__ADMIN?x=1',
  '/\\__admin',
])('refuses the path %s, which leads to the control plane', async (path) => {
  await calling(async (app) => {
    expect(await sendWith(app, { method: 'POST', path })).toMatchObject({
      status: 400,
      code: 'invalid-request',
      detail: 'path leads to the control plane (/__admin); this call sends requests to providers only',
    });
  });
});

it.each([
  [{ headers: { 'x a': '1' } }, /^headers has the name "x a"/],
  [{ headers: { '': '1' } }, /^headers has the name ""/],
  [{ headers: { 'x-a': 'a\r\nx-b: 1' } }, /^the value of the header x-a has a character/],
  [{ headers: { 'x-a': 'é–' } }, /^the value of the header x-a/],
  [{ method: 'get' }, /^method is "get"; did you mean GET/],
  [{ method: 'CONNECT' }, /^method is "CONNECT"/],
  [{ path: '/a\nb' }, /^path contains a control character/],
  [{ path: '/\ud800' }, /^path contains a control character or half/],
])('refuses %j, which HTTP does not allow', async (part, detail) => {
  await calling(async (app) => {
    expect(await sendWith(app, { method: 'GET', path: '/apiv2/ping', ...part })).toMatchObject({
      status: 400,
      detail: expect.stringMatching(detail),
    });
    expect(at((await app.send('GET', '/__admin/requests')).body, 'total')).toBe(0);
  });
});

it('encodes other characters of a path, and ignores headers of a connection', async () => {
  await calling(async (app) => {
    const headers = { 'content-length': '999', connection: 'upgrade', 'transfer-encoding': 'chunked' };
    expect(await sendWith(app, { method: 'GET', path: '/apiv2/ping?q=é b', headers })).toMatchObject({
      status: 200,
      body: 'pong',
    });
    expect((await app.send('GET', '/__admin/requests/default-1')).body).toMatchObject({
      path: '/apiv2/ping',
    });
  });
});
