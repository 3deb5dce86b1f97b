import { anyProblemCode } from '../support/problem-code.ts';
import { expect, it } from '@jest/globals';
import request from 'supertest';
import packageFile from '../../package.json' with { type: 'json' };
import { builtInProviders } from '../../src/providers/index.ts';
import { rightCode } from '../exchanges/exchange.ts';
import { providers } from '../http/answers.ts';
import { testApp } from '../support/app.ts';

const signIn = { login: 'sms@example.com', passwd: 'Password-1' };

it('reports that it is ready, with providers and base URLs', async () => {
  const response = await request(testApp({ providers })).get('/__admin/health').set('Host', 'localhost:4010');
  const provider = (id: string, basePath: string, login: string) => ({
    id,
    profile: 'documented',
    baseUrl: `http://localhost:4010${basePath}`,
    operations: [login, ...besideLogin(id)],
  });
  expect(response.status).toBe(200);
  expect(response.body).toEqual({
    status: 'ready',
    version: packageFile.version,
    providers: [
      provider('interserver', '/apiv2', 'login'),
      provider('rocketchat', '/api/v1', 'login'),
      provider('misaka', '/v3', 'login'),
      provider('onlyoffice', '/api/2.0', 'authenticateByCode'),
    ],
  });
});

it("returns an authenticator app's previous, current and next code", async () => {
  const response = await request(testApp()).get('/__admin/codes/misaka/totp@example.com');
  const code = expect.stringMatching(/^\d{6}$/);
  expect(response.body).toEqual({
    previous: code,
    current: rightCode,
    next: code,
    secondsLeft: 30,
    used: false,
    enrolment:
      'otpauth://totp/misaka:totp%40example.com?issuer=misaka&secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
  });
});

it('returns a sent code and its validity', async () => {
  const app = testApp();
  await request(app).post('/apiv2/login').send(signIn);
  const codes = await request(app).get('/__admin/codes/interserver/sms@example.com');
  const sent = { previous: null, current: expect.any(String), next: null };
  expect(codes.body).toEqual({ ...sent, secondsLeft: 600, used: false });
  const { current } = codes.body as { current: string };
  const response = await request(app)
    .post('/apiv2/login')
    .send({ ...signIn, tfa: current });
  expect(response.status).toBe(200);
});

it('returns a fixed code, which never expires', async () => {
  const account = { login: 'a@example.com', password: 'p', secondFactor: 'mail', fixedCode: '424242' };
  const app = testApp({ fixtures: { interserver: { accounts: [account] } } });
  const response = await request(app).get('/__admin/codes/interserver/a@example.com');
  const fixed = { previous: null, current: '424242', next: null };
  expect(response.body).toEqual({ ...fixed, secondsLeft: null, used: false });
});

it.each([
  [
    '/__admin/codes/nobody/plain@example.com',
    `no provider nobody is served; expected one of ${builtInProviders.map(({ id }) => id).join(', ')}`,
  ],
  ['/__admin/codes/interserver/who@example.com', 'no account has the login who@example.com'],
  ['/__admin/codes/interserver/plain@example.com', 'plain@example.com has no second factor'],
  [
    '/__admin/codes/interserver/sms@example.com',
    'no code is pending for sms@example.com; sign in first, so that a code is sent',
  ],
])('explains why there is no code at %s', async (path, detail) => {
  const response = await request(testApp()).get(path);
  expect(response.type).toBe('application/problem+json');
  expect((response.body as unknown) ?? JSON.parse(response.text)).toEqual({
    type: 'about:blank',
    code: anyProblemCode,
    title: 'Not found',
    status: 404,
    detail,
  });
});

it('lists the messages of a namespace, newest first, and deletes them on request', async () => {
  const app = testApp();
  const send = (path: string, body: object, namespace = 'default') =>
    request(app).post(path).set('x-emulator-namespace', namespace).send(body);
  await send('/apiv2/login', signIn);
  await send('/api/v1/login', { user: 'mail', password: 'Password-1' });
  await send('/apiv2/login', { login: 'captcha@example.com', passwd: 'Password-1' });
  await send('/apiv2/login', signIn, 'other');
  const code = expect.stringMatching(/^\d{6}$/);
  const sentAt = '2026-11-21T12:00:00.000Z';
  const outbox = await request(app).get('/__admin/outbox');
  expect(outbox.body).toEqual({
    messages: [
      {
        provider: 'interserver',
        account: 'captcha@example.com',
        channel: 'captcha',
        to: null,
        code: expect.stringMatching(/^[3-9A-Z]{8}$/),
        link: null,
        sentAt,
      },
      {
        provider: 'rocketchat',
        account: 'mail',
        channel: 'email',
        to: 'mail@example.com',
        code,
        link: null,
        sentAt,
      },
      {
        provider: 'interserver',
        account: 'sms@example.com',
        channel: 'sms',
        to: '+12025550100',
        code,
        link: null,
        sentAt,
      },
    ],
  });
  expect((await request(app).delete('/__admin/outbox')).status).toBe(204);
  expect((await request(app).get('/__admin/outbox')).body).toEqual({ messages: [] });
  const other = await request(app).get('/__admin/outbox').set('x-emulator-namespace', 'other');
  expect((other.body as { messages: unknown[] }).messages).toHaveLength(1);
});

it.each([
  ['GET', '/__admin/nothing', 404],
  ['GET', '/__admin', 404],
  ['PUT', '/__admin/outbox', 405],
  ['POST', '/__admin/health', 405],
])('answers %s %s with a problem', async (method, path, status) => {
  const response = await (method === 'GET'
    ? request(testApp()).get(path)
    : method === 'PUT'
      ? request(testApp()).put(path)
      : request(testApp()).post(path));
  expect({ status: response.status, type: response.type }).toEqual({
    status,
    type: 'application/problem+json',
  });
});

it('rejects an invalid namespace name', async () => {
  const response = await request(testApp()).get('/__admin/outbox').set('x-emulator-namespace', 'Not OK');
  expect({ status: response.status, type: response.type }).toEqual({
    status: 400,
    type: 'application/problem+json',
  });
});

/** The operations that a provider has beside its login, which comes first. */
function besideLogin(id: string): readonly string[] {
  const provider = builtInProviders.find((one) => one.id === id);
  const [, ...others] = provider?.profiles.documented.endpoints ?? [];
  return others.map(({ contract }) => contract.operationId);
}
