import { expect, it } from '@jest/globals';
import { at, calling, plain, type Calling } from './journal.ts';

const password = 'Password-1';

/** Sends the last request of a namespace again. */
async function replay({ send }: Calling, id: string) {
  const { status, body } = await send('POST', `/__admin/requests/${id}/replay`);
  return { status, id: at(body, 'id'), answered: at(body, 'status'), body: at(body, 'body'), said: body };
}

async function codeOf({ send }: Calling, provider: string, login: string): Promise<string> {
  return String(at((await send('GET', `/__admin/codes/${provider}/${login}`)).body, 'current'));
}

it('replays with the current password', async () => {
  await calling(async (app) => {
    await app.login(plain);
    const { id, answered, body } = await replay(app, 'default-1');
    expect({ id, answered }).toEqual({ id: 'default-2', answered: 200 });
    expect(body).toMatchObject({
      account_lid: 'plain@example.com',
      sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect((await app.send('GET', '/__admin/requests/default-2')).body).toMatchObject({
      outcome: 'signed-in',
      request: { body: { passwd: '‹plain@example.com.password›' } },
    });
  });
});

it('replays with the current code of an app and of an email', async () => {
  await calling(async (app) => {
    const { send, login } = app;
    const code = await codeOf(app, 'onlyoffice', 'totp@example.com');
    await send('POST', `/api/2.0/authentication/${code}`, { userName: 'totp@example.com', password });
    expect(await replay(app, 'default-1')).toMatchObject({ status: 200, answered: 200 });
    const mail = { login: 'mail@example.com', passwd: password };
    await login(mail);
    await login({ ...mail, tfa: await codeOf(app, 'interserver', 'mail@example.com') });
    expect(await replay(app, 'default-4')).toMatchObject({
      status: 409,
      said: {
        detail:
          "default-4 can't be replayed: the journal didn't store these values, or their placeholders have no secret now: body.tfa (‹mail@example.com.code›)",
      },
    });
    await login(mail);
    expect(await replay(app, 'default-4')).toMatchObject({ status: 200, answered: 200 });
  });
});

it('replays with the token of a session that a request created', async () => {
  await calling(async (app) => {
    const { send } = app;
    const { body } = await send('POST', '/api/v1/login', { user: 'plain', password });
    const resume = at(body, 'data', 'authToken');
    await send('POST', '/api/v1/login', { resume });
    expect((await send('GET', '/__admin/requests/default-2')).body).toMatchObject({
      request: { body: { resume: '‹session 1›' } },
    });
    expect(await replay(app, 'default-2')).toMatchObject({
      answered: 200,
      body: { data: { authToken: resume } },
    });
  });
});

it("names the values that weren't stored, and sends nothing", async () => {
  await calling(async (app) => {
    const { send, login } = app;
    await login({ ...plain, passwd: 'Wrong-1', tfa: '135790', extra: 'x' });
    await send('GET', '/apiv2/account', undefined, { sessionid: 'hush', 'x-mine': 'hush' });
    await send('POST', '/apiv2/lgoin', plain);
    const details = ['default-1', 'default-2', 'default-3'].map(async (id) =>
      at((await replay(app, id)).said, 'detail'),
    );
    const because =
      "can't be replayed: the journal didn't store these values, or their placeholders have no secret now:";
    expect(await Promise.all(details)).toEqual([
      `default-1 ${because} body.passwd (‹redacted›), body.tfa (‹redacted›), body.extra (‹redacted›)`,
      `default-2 ${because} header sessionid (‹redacted›)`,
      `default-3 ${because} body (‹51 bytes›)`,
    ]);
    expect(at((await send('GET', '/__admin/requests')).body, 'total')).toBe(3);
  });
});

it('reports a hidden cookie as lost only if the operation reads it', async () => {
  await calling(async (app) => {
    await app.send('GET', '/apiv2/account', undefined, { cookie: 'other=hush; sessionid=hush' });
    await app.send('GET', '/apiv2/ping', undefined, { cookie: 'sessionid=hush' });
    expect((await replay(app, 'default-1')).said).toMatchObject({
      status: 409,
      detail: expect.stringMatching(/: cookie sessionid \(‹redacted›\)$/),
    });
    expect(await replay(app, 'default-2')).toMatchObject({ answered: 200, body: 'pong' });
  });
});

it('replays a forced form request in its namespace, without unrelated headers', async () => {
  await calling(async (app) => {
    const { send, url } = app;
    const headers = {
      'x-emulator-namespace': 'w1',
      prefer: 'outcome=locked-out',
      cookie: 'other=hush',
      'x-mine': 'x',
    };
    await fetch(`${url}/api/v1/login?__outcome=locked-out&v=1`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ user: 'plain', password }).toString(),
    });
    const named = { 'x-emulator-namespace': 'w1' };
    const { body } = await send('POST', '/__admin/requests/w1-1/replay', undefined, named);
    expect(body).toMatchObject({ id: 'w1-2', status: 401, body: { error: 'error-login-blocked-for-user' } });
    expect((await send('GET', '/__admin/requests/w1-2', undefined, named)).body).toMatchObject({
      request: {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        query: { __outcome: 'locked-out' },
        body: { user: 'plain', password: '‹plain.password›' },
      },
    });
  });
});

it("doesn't resolve placeholders that a client sent", async () => {
  await calling(async (app) => {
    await app.login({ login: '‹plain@example.com.password›', passwd: '‹plain@example.com.password›' });
    expect((await replay(app, 'default-1')).said).toMatchObject({
      status: 409,
      detail: expect.stringMatching(/: body\.passwd \(‹redacted›\)$/),
    });
  });
});

it.each(['EMPTY_RESPONSE', 'CONNECTION_RESET_BY_PEER', 'RANDOM_DATA_THEN_CLOSE', 'MALFORMED_RESPONSE_CHUNK'])(
  'reports a lost response when a scenario causes %s',
  async (fault) => {
    const account = { login: plain.login, password: plain.passwd };
    const fixtures = { interserver: { accounts: [account], scenarios: [{ fault, skip: 1 }] } };
    await calling(
      async (app) => {
        await app.login(plain);
        const { status, said } = await replay(app, 'default-1');
        expect({ status, detail: at(said, 'detail') }).toEqual({
          status: 409,
          detail: 'default-1 was replayed as default-2, but its response was lost',
        });
      },
      { fixtures },
    );
  },
);

const misaka = { email: 'plain@example.com', password };

it('replays bearer and refresh tokens, and reports a used token as lost', async () => {
  await calling(async (app) => {
    const { send } = app;
    const { body } = await send('POST', '/v3/session/login', misaka);
    const authorization = `Bearer ${String(at(body, 'access'))}`;
    await send('GET', '/v3/session/token', undefined, { authorization });
    expect(await replay(app, 'default-2')).toMatchObject({ answered: 200, body: { user: { id: 1002 } } });
    await send('POST', '/v3/session/logout', { refresh: null }, { authorization });
    expect(await replay(app, 'default-4')).toMatchObject({
      status: 409,
      said: { detail: expect.stringMatching(/: header authorization \(Bearer ‹session 1-access›\)$/) },
    });

    const again = await send('POST', '/v3/session/login', misaka);
    const refresh = at(again.body, 'refresh');
    await send('POST', '/v3/session/refresh', { refresh }, { prefer: 'outcome=token-expired' });
    expect(await replay(app, 'default-6')).toMatchObject({
      answered: 401,
      body: { detail: 'Token is expired' },
    });
    await send('POST', '/v3/session/refresh', { refresh });
    expect(await replay(app, 'default-8')).toMatchObject({
      status: 409,
      said: { detail: expect.stringMatching(/: body\.refresh \(‹session 5-refresh›\)$/) },
    });
  });
});

it('replays with the current code, and with the current password after a change', async () => {
  await calling(async (app) => {
    const { send } = app;
    const totp = { email: 'totp@example.com', password };
    const code = await codeOf(app, 'misaka', 'totp@example.com');
    const { body } = await send('POST', '/v3/session/login/2fa', { ...totp, code });
    await send('PATCH', '/__admin/clock', { advanceSeconds: 120 });
    expect(await replay(app, 'default-1')).toMatchObject({ status: 200, answered: 200 });
    const authorization = `Bearer ${String(at(body, 'access'))}`;
    const change = { current_password: password, new_password: password };
    await send('POST', '/v3/account/password', change, { authorization });
    await send('PATCH', '/__admin/accounts/misaka/totp@example.com', { password: 'Password-2' });
    expect(await replay(app, 'default-3')).toMatchObject({ answered: 200, body: { success: true } });
  });
});
