import { expect, it } from '@jest/globals';
import request from 'supertest';
import { fieldOf } from '../exchanges/interserver/other-operations/authenticated.ts';
import { testApp } from '../support/app.ts';

const credentials = { login: 'plain@example.com', passwd: 'Password-1' };
const change = { currentpassword: 'Password-1', password: 'Password-2', password2: 'Password-2' };
const changed = { success: true, text: 'Password changed' };
const invalid = { code: 401, message: 'Invalid session id' };

async function signedIn() {
  const app = request(testApp());
  const login = await app.post('/apiv2/login').send(credentials);
  return { app, sessionid: fieldOf({ body: login.body as unknown }, 'sessionId') };
}

/** The newest code in the outbox. */
async function newest(app: ReturnType<typeof request>): Promise<string> {
  const outbox = await app.get('/__admin/outbox');
  const { messages } = outbox.body as { messages: { code: string }[] };
  return messages[0]?.code ?? '';
}

it('accepts urlencoded and multipart forms like JSON', async () => {
  const urlencoded = await signedIn();
  const one = await urlencoded.app
    .post('/apiv2/account/password')
    .set('sessionid', urlencoded.sessionid)
    .type('form')
    .send(change);
  const parts = await signedIn();
  const other = await parts.app
    .post('/apiv2/account/password')
    .set('sessionid', parts.sessionid)
    .field(change);
  expect([one.body, other.body]).toEqual([changed, changed]);
});

it('signs up with a form, whose fields are all text', async () => {
  const app = request(testApp());
  const shown = await app.get('/apiv2/captcha');
  const [visitor = ''] = String(shown.get('Set-Cookie')).split(';');
  const form = { login: 'new@example.com', passwd: 'Password-1', tos: '1', captcha: await newest(app) };
  const send = (fields: Record<string, string>) =>
    app.post('/apiv2/signup').set('Cookie', visitor).type('form').send(fields);
  const first = await send(form);
  expect([first.status, first.body]).toEqual([
    400,
    { message: 'missing email_confirmation', field: 'email_confirmation' },
  ]);
  const second = await send({ ...form, email_confirmation: await newest(app) });
  expect([second.status, second.body]).toEqual([
    200,
    {
      sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
      account_id: expect.any(Number),
      account_lid: 'new@example.com',
      ima: 'client',
    },
  ]);
});

it("accepts the web client's captcha answer", async () => {
  const app = request(testApp());
  const body = { login: 'new@example.com', passwd: 'Password-1', tos: true };
  await app.get('/apiv2/captcha').set('Cookie', 'PHPSESSID=visitor1');
  const answer = await newest(app);
  const response = await app
    .post('/apiv2/signup')
    .set('Cookie', 'PHPSESSID=visitor1')
    .send({ ...body, 'cf-turnstile-response': answer });
  expect(response.body).toEqual({ message: 'missing email_confirmation', field: 'email_confirmation' });
});

it('finds the session cookie among others', async () => {
  const { app, sessionid } = await signedIn();
  const response = await app
    .get('/apiv2/account')
    .set('Cookie', `PHPSESSID=visitor1; sessionid=${sessionid}; theme=dark`);
  expect([response.status, response.get('x-emulator-outcome')]).toEqual([200, 'who-am-i']);
});

it('answers an unknown caller before a broken body', async () => {
  const { app, sessionid } = await signedIn();
  const send = (session: string) =>
    app.post('/apiv2/account/password').set('sessionid', session).type('json').send('{"currentpassword":');
  const [stranger, owner] = [await send('0'.repeat(32)), await send(sessionid)];
  expect([stranger.status, stranger.body]).toEqual([401, invalid]);
  expect([owner.status, owner.body]).toEqual([400, { code: 400, message: 'Invalid request body' }]);
});

it('ignores a body sent to an operation without one', async () => {
  const { app, sessionid } = await signedIn();
  for (const encoding of ['gzip', 'unknown']) {
    const response = await app
      .post('/apiv2/account/apikey')
      .set({ sessionid, 'Content-Encoding': encoding, 'Content-Type': 'application/json' })
      .send('{"broken');
    expect(response.status).toBe(200);
  }
});

it('rejects sessions and API key of a disabled account', async () => {
  const { app, sessionid } = await signedIn();
  const renewed = await app.post('/apiv2/account/apikey').set('sessionid', sessionid);
  const key = fieldOf({ body: renewed.body as unknown }, 'text');
  await app.patch('/__admin/accounts/interserver/plain@example.com').send({ status: 'disabled' });
  const bySession = await app.get('/apiv2/account').set('sessionid', sessionid);
  const byKey = await app.get('/apiv2/account').set('X-API-KEY', key);
  expect([bySession.body, byKey.body]).toEqual([invalid, invalid]);
});

it('ends a session permanently at logout, even while its account is disabled', async () => {
  const { app, sessionid } = await signedIn();
  const account = '/__admin/accounts/interserver/plain@example.com';
  await app.patch(account).send({ status: 'disabled' });
  await app.get('/apiv2/logout').set('sessionid', sessionid);
  await app.patch(account).send({ status: 'active' });
  expect((await app.get('/apiv2/account').set('sessionid', sessionid)).body).toEqual(invalid);
});

it('gives a new account no sessions of a former account with its login', async () => {
  const app = request(testApp());
  const account = { login: 'new@example.com', password: 'Password-1', sessions: [{ token: 'former' }] };
  await app.put('/__admin/accounts/interserver/new@example.com').send(account);
  expect((await app.get('/apiv2/account').set('sessionid', 'former')).status).toBe(200);
  await app.delete('/__admin/accounts/interserver/new@example.com');
  const made = await app
    .post('/apiv2/signup')
    .set('Prefer', 'outcome=signed-in')
    .send({ login: 'new@example.com', passwd: 'Password-1' });
  expect(made.status).toBe(200);
  expect((await app.get('/apiv2/account').set('sessionid', 'former')).body).toEqual(invalid);
});

it('gives a new account no API key or lockout of a former account with its login', async () => {
  const { app, sessionid } = await signedIn();
  const account = '/__admin/accounts/interserver/plain@example.com';
  const renewed = await app.post('/apiv2/account/apikey').set('sessionid', sessionid);
  const key = fieldOf({ body: renewed.body as unknown }, 'text');
  for (let wrong = 0; wrong < 5; wrong += 1)
    await app.post('/apiv2/login').send({ ...credentials, passwd: 'wrong' });
  expect((await app.post('/apiv2/login').send(credentials)).body).toMatchObject({ field: 'login' });
  await app.delete(account);
  await app.post('/apiv2/signup').set('Prefer', 'outcome=signed-in').send(credentials);
  expect((await app.get('/apiv2/account').set('X-API-KEY', key)).body).toEqual(invalid);
  expect((await app.post('/apiv2/login').send(credentials)).status).toBe(200);
});

it('creates no account for an empty login, even when signing in is forced', async () => {
  const app = request(testApp());
  const before: unknown = (await app.get('/__admin/accounts/interserver')).body;
  const made = await app
    .post('/apiv2/signup')
    .set('Prefer', 'outcome=signed-in')
    .send({ login: '', passwd: '' });
  expect(made.body).toMatchObject({ account_lid: 'user@domain.com' });
  expect((await app.get('/__admin/accounts/interserver')).body).toEqual(before);
});

it.each(['get', 'post', 'patch'] as const)('answers 501 to %s /oauth', async (method) => {
  const response = await request(testApp())[method]('/apiv2/oauth?provider=Google');
  expect([response.status, response.type]).toEqual([501, 'application/problem+json']);
  expect((response.body as { title: string }).title).toBe('Not implemented');
});
