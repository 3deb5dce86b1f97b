import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { say } from './answers.ts';
import { badRequest, eachLogin, expectAnswer, logins, problemJson } from './exchange.ts';
import { signedIn } from './signed-in.ts';

const { path, fields } = logins.rocketchat;
const tooMany = {
  status: 429,
  body: {
    success: false,
    error:
      'Error, too many requests. Please slow down. ' +
      'You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]',
  },
};

function clientOf(app: ReturnType<typeof testApp>) {
  return (address: string, more: Readonly<Record<string, string>> = {}) =>
    request(app)
      .post(path)
      .set({ 'x-emulator-client': address, ...more })
      .send(fields);
}

it('counts requests by client', async () => {
  const send = clientOf(testApp({ requestBudget: 'vendor' }));
  for (let call = 0; call < 10; call += 1) expectAnswer(await send('203.0.113.7'), signedIn.rocketchat);
  expectAnswer(await send('203.0.113.7'), tooMany);
  expectAnswer(await send('203.0.113.8'), signedIn.rocketchat);
  expectAnswer(await send('2001:db8::1'), signedIn.rocketchat);
  expectAnswer(await send('203.0.113.7', { 'x-emulator-namespace': 'other' }), signedIn.rocketchat);
});

it("counts a client's requests with and without x-emulator-client together", async () => {
  const app = testApp({ requestBudget: 'vendor' });
  for (let call = 0; call < 10; call += 1) await request(app).post(path).send(fields);
  expectAnswer(await clientOf(app)('127.0.0.1'), tooMany);
  expectAnswer(await clientOf(app)('127.0.0.2'), signedIn.rocketchat);
});

it('counts malformed requests, but not forced ones', async () => {
  const app = testApp({ requestBudget: 'vendor' });
  for (let call = 0; call < 20; call += 1) {
    await request(app).post(path).set('Prefer', 'code=503').send(fields);
  }
  for (let call = 0; call < 10; call += 1) await request(app).post(path).type('text/xml').send('<a/>');
  expectAnswer(await request(app).post(path).send(fields), tooMany);
  const forced = await request(app).post(path).set('Prefer', 'outcome=signed-in').send(fields);
  expectAnswer(forced, signedIn.rocketchat);
});

it('counts requests by provider', async () => {
  const app = testApp({ requestBudget: 'vendor' });
  for (let call = 0; call < 10; call += 1) await request(app).post(path).send(fields);
  const { interserver } = logins;
  for (let call = 0; call < 60; call += 1) {
    const response = await request(app).post(interserver.path).send(interserver.fields);
    expect(response.status).toBe(200);
  }
  const response = await request(app).post(interserver.path).send(interserver.fields);
  expectAnswer(response, say.interserver(429, 'too many requests'));
});

it('applies no rate limit by default', async () => {
  const send = clientOf(testApp());
  for (let call = 0; call < 70; call += 1) expectAnswer(await send('203.0.113.7'), signedIn.rocketchat);
});

it.each(['203.0.113.7', '127.0.0.1', '::1', '2001:DB8::1', '::ffff:203.0.113.7'])(
  'accepts "%s" as a client address',
  async (address) => {
    expectAnswer(await clientOf(testApp())(address), signedIn.rocketchat);
  },
);

it.each([
  '',
  'localhost',
  '203.0.113',
  '203.0.113.256',
  '0203.0.113.7',
  '203.0.113.7:80',
  '203.0.113.7, 203.0.113.8',
  '203.0.113.0/24',
  '[::1]',
  '2001:db8::1::2',
  '__proto__',
])('rejects the client address "%s"', async (address) => {
  expectAnswer(await clientOf(testApp())(address), wrongClient(address), problemJson);
});

it.each(eachLogin)(
  '$provider rejects a wrong client address before it reads a forced outcome',
  async ({ login }) => {
    const wrong = { 'x-emulator-client': 'nobody', Prefer: 'code=418' };
    const response = await request(testApp()).post(login.path).set(wrong).send(login.fields);
    expectAnswer(response, wrongClient('nobody'), problemJson);
  },
);

function wrongClient(address: string) {
  return badRequest(`x-emulator-client is "${address}"; it must be an IPv4 or IPv6 address`, 'default-1');
}

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7, 198.51.100.1', '203.0.113.7'],
  ['203.0.113.7:4711', '203.0.113.7'],
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:4711', '2001:db8::1'],
  ['unknown', '127.0.0.1'],
  ['_hidden, 203.0.113.7', '127.0.0.1'],
  ['', '127.0.0.1'],
])('reads x-forwarded-for "%s" as the client %s behind a trusted proxy', async (sent, address) => {
  const app = testApp({ requestBudget: 'vendor', trustProxy: true });
  for (let call = 0; call < 10; call += 1)
    await request(app).post(path).set('x-forwarded-for', sent).send(fields);
  expectAnswer(await clientOf(app)(address), tooMany);
  expectAnswer(await clientOf(app)('192.0.2.1'), signedIn.rocketchat);
});

it('prefers x-emulator-client, and ignores x-forwarded-for without trustProxy', async () => {
  const trusting = testApp({ requestBudget: 'vendor', trustProxy: true });
  const forwarded = { 'x-forwarded-for': '203.0.113.7' };
  for (let call = 0; call < 10; call += 1) await clientOf(trusting)('203.0.113.8', forwarded);
  expectAnswer(await clientOf(trusting)('203.0.113.7'), signedIn.rocketchat);
  const app = testApp({ requestBudget: 'vendor' });
  for (let call = 0; call < 10; call += 1) await request(app).post(path).set(forwarded).send(fields);
  expectAnswer(await clientOf(app)('127.0.0.1'), tooMany);
});

const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'login.example.com' };

it.each([
  ['the Host', {}, {}, 'http://app.example:8080'],
  ['the Host, if no proxy is trusted', {}, forwarded, 'http://app.example:8080'],
  ['the host from a trusted proxy', { trustProxy: true }, forwarded, 'https://login.example.com'],
  [
    'the host from the first of two proxies',
    { trustProxy: true },
    { 'x-forwarded-proto': 'HTTPS, http', 'x-forwarded-host': 'a.example:8443, b.example' },
    'https://a.example:8443',
  ],
  [
    'the Host, if the proxy sends no valid host',
    { trustProxy: true },
    { 'x-forwarded-proto': 'gopher', 'x-forwarded-host': '' },
    'http://app.example:8080',
  ],
  ['publicUrl', { publicUrl: 'https://login.example.com/a/' }, {}, 'https://login.example.com/a'],
  [
    'publicUrl, before a trusted proxy',
    { publicUrl: 'https://login.example.com', trustProxy: true },
    { 'x-forwarded-host': 'other.example' },
    'https://login.example.com',
  ],
])('uses its address in links and in health: %s', async (_how, options, headers, origin) => {
  const app = testApp({ ...options, allowedHosts: ['app.example'] });
  const host = { host: 'app.example:8080', ...headers };
  const login = await request(app).post(path).set(host).send(fields);
  expect(login.body).toMatchObject({ data: { me: { avatarUrl: `${origin}/avatar/plain` } } });
  const health = await request(app).get('/__admin/health').set(host);
  expect(health.body).toMatchObject({ providers: [{ baseUrl: `${origin}/apiv2` }, {}, {}, {}] });
});

it.each([
  ['publicUrl', 'login.example.com', 'login.example.com; expected a URL such as https://login.example.com'],
  [
    'fallback',
    { misaka: 'localhost' },
    'of type object; expected a URL such as http://localhost:3001 by provider',
  ],
  ['trustProxy', 1, '1; expected true or false'],
  ['maxNamespaces', 0, '0; expected a whole number from 1'],
  ['scenario', [1], 'a list (1); expected a list of scenario sets'],
  ['token', '', '; expected a non-empty string'],
  ['allowedHosts', ['http://a'], 'a list (http://a); expected a list of host names without a scheme'],
  ['adminOrigins', ['a'], 'a list (a); expected a list of origins such as https://qa.example.com'],
])('rejects the option %s: %j', (name, value, complaint) => {
  expect(() => testApp({ [name]: value })).toThrow(`${name} is ${complaint}`);
});

it('rejects a fallback of an unknown provider', () => {
  expect(() => testApp({ fallback: { github: 'http://localhost:1' } })).toThrow(
    'there is no provider github; expected one of interserver, rocketchat, misaka, onlyoffice',
  );
});
