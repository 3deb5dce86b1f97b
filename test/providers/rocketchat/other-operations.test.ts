import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../../support/app.ts';

type App = ReturnType<typeof testApp>;

const mustBeLoggedIn = 'You must be logged in to do this.';

/** Creates an emulator of a profile with a signed-in user. */
async function signedIn(profile: 'documented' | 'observed', more: object = {}) {
  const app = testApp({ profile, providers: ['rocketchat'], ...more });
  const answer = await request(app).post('/api/v1/login').send({ user: 'plain', password: 'Password-1' });
  const { data } = JSON.parse(answer.text) as {
    readonly data: { readonly authToken: string; readonly userId: string };
  };
  return { app, user: { 'X-Auth-Token': data.authToken, 'X-User-Id': data.userId } };
}

/** Returns an answer's status, headers and bytes as sent. */
async function sent(app: App, method: 'get' | 'post', path: string, headers: object = {}, body?: string) {
  const asked = request(app)
    [method](path)
    .set({ ...headers });
  const answer = await (body === undefined ? asked : asked.type('application/json').send(body));
  const shown = ['content-type', 'cache-control', 'pragma', 'retry-after', 'x-ratelimit-limit'];
  const own = Object.entries(answer.headers).filter(([name]) => shown.includes(name));
  return [answer.status, Object.fromEntries(own), answer.text];
}

const json = { 'content-type': 'application/json' };
const answered = { ...json, 'cache-control': 'no-store', pragma: 'no-cache' };

it.each(['get', 'post'] as const)(
  'logs out by %s with an empty body and a content type, as 8.x does',
  async (method) => {
    const { app, user } = await signedIn('observed');
    expect(await sent(app, method, '/api/v1/logout', user)).toEqual([200, answered, '']);
    expect(await sent(app, method, '/api/v1/logout', user)).toEqual([
      401,
      answered,
      `{"success":false,"error":"${mustBeLoggedIn}","status":"error","message":"${mustBeLoggedIn}"}`,
    ]);
  },
);

it.each(['get', 'post'] as const)('logs out by %s with the documented body', async (method) => {
  const { app, user } = await signedIn('documented');
  expect(await sent(app, method, '/api/v1/logout', user)).toEqual([
    200,
    json,
    `{"status":"success","data":{"message":"You've been logged out!"}}`,
  ]);
  expect(await sent(app, method, '/api/v1/logout', user)).toEqual([
    401,
    json,
    `{"status":"error","message":"${mustBeLoggedIn}"}`,
  ]);
});

it.each(['documented', 'observed'] as const)(
  'requires a second factor with 400 and the server’s key order, %s',
  async (profile) => {
    const { app, user } = await signedIn(profile);
    const head = profile === 'documented' ? json : answered;
    const path = '/api/v1/users.2fa.disableEmail';
    const asked = (word: string, message: string) =>
      `{"success":false,"error":"${message} [${word}]","errorType":"${word}","details":{"method":"password","codeGenerated":false,"availableMethods":[]}}`;
    expect(await sent(app, 'post', path, user)).toEqual([400, head, asked('totp-required', 'TOTP Required')]);
    expect(await sent(app, 'post', path, { ...user, 'X-2FA-Code': '123456' })).toEqual([
      400,
      head,
      asked('totp-invalid', 'TOTP Invalid'),
    ]);
    const code = createHash('sha256').update('Password-1').digest('hex');
    const given = { ...user, 'x-2fa-code': code, 'x-2fa-method': 'password' };
    expect(await sent(app, 'post', path, given)).toEqual([200, head, '{"success":true}']);
  },
);

it('reports the missing emailOrUsername of an empty or malformed body, as 8.x does', async () => {
  const app = testApp({ profile: 'observed', providers: ['rocketchat'] });
  const path = '/api/v1/users.2fa.sendEmailCode';
  const missing = `{"success":false,"errorType":"invalid-params","error":"must have required property 'emailOrUsername'"}`;
  for (const body of [undefined, '{}', '{'])
    expect(await sent(app, 'post', path, {}, body)).toEqual([400, answered, missing]);
});

it('returns the remaining token with the server’s key order', async () => {
  const { app, user } = await signedIn('observed');
  expect(await sent(app, 'post', '/api/v1/users.logoutOtherClients', user)).toEqual([
    200,
    answered,
    `{"token":"${user['X-Auth-Token']}","tokenExpires":"2027-02-19T12:00:00.000Z","success":true}`,
  ]);
});

it('serves the server’s info at /api/info, not below /api/v1', async () => {
  const app = testApp({ profile: 'observed', providers: ['rocketchat'] });
  expect(await sent(app, 'get', '/api/info')).toEqual([
    200,
    answered,
    '{"version":"8.5","minimumClientVersions":{"desktop":"3.9.6","mobile":"4.39.0"},"success":true}',
  ]);
  expect((await request(app).get('/api/v1/info')).status).toBe(404);
});

it.each(['documented', 'observed'] as const)(
  'returns an avatar URL for a login with a lone surrogate, in %s',
  async (profile) => {
    const { app, user } = await signedIn(profile);
    await request(app)
      .patch('/__admin/accounts/rocketchat/plain')
      .type('json')
      .send('{"login":"half\\ud83d"}');
    const me = await request(app).get('/api/v1/me').set(user);
    expect([me.status, me.body]).toMatchObject([200, { username: 'half\ud83d' }]);
    expect((me.body as { avatarUrl: string }).avatarUrl).toMatch(/\/avatar\/half%EF%BF%BD$/);
  },
);

it('attributes a 404 for a wrong method at /api/info to Rocket.Chat, and records its path', async () => {
  const app = testApp({ profile: 'observed' });
  const answer = await request(app).post('/api/info').send({});
  expect([answer.status, answer.get('allow'), answer.text]).toEqual([404, undefined, '404 Not Found']);
  const journal = await request(app).get('/__admin/requests');
  expect(journal.body).toMatchObject({ requests: [{ provider: 'rocketchat', path: '/api/info' }] });
});

it('rejects an unauthenticated request before the rate limit counts it, without rate limit headers', async () => {
  const { app, user } = await signedIn('observed', { requestBudget: 'vendor' });
  for (let asked = 0; asked < 11; asked += 1)
    expect((await sent(app, 'get', '/api/v1/me'))[1]).toEqual(answered);
  const counted = await request(app).get('/api/v1/me').set(user);
  expect(counted.headers).toMatchObject({ 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '9' });
});
