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

it('counts the requests of each client by themselves', async () => {
  const send = clientOf(testApp({ requestBudget: 'vendor' }));
  for (let call = 0; call < 10; call += 1) expectAnswer(await send('203.0.113.7'), signedIn.rocketchat);
  expectAnswer(await send('203.0.113.7'), tooMany);
  expectAnswer(await send('203.0.113.8'), signedIn.rocketchat);
  expectAnswer(await send('2001:db8::1'), signedIn.rocketchat);
  expectAnswer(await send('203.0.113.7', { 'x-emulator-namespace': 'other' }), signedIn.rocketchat);
});

it('counts a client that names its own address with its requests without a name', async () => {
  const app = testApp({ requestBudget: 'vendor' });
  for (let call = 0; call < 10; call += 1) await request(app).post(path).send(fields);
  expectAnswer(await clientOf(app)('127.0.0.1'), tooMany);
  expectAnswer(await clientOf(app)('127.0.0.2'), signedIn.rocketchat);
});

it('counts malformed requests, and none that is forced', async () => {
  const app = testApp({ requestBudget: 'vendor' });
  for (let call = 0; call < 20; call += 1) {
    await request(app).post(path).set('Prefer', 'code=503').send(fields);
  }
  for (let call = 0; call < 10; call += 1) await request(app).post(path).type('text/xml').send('<a/>');
  expectAnswer(await request(app).post(path).send(fields), tooMany);
  const forced = await request(app).post(path).set('Prefer', 'outcome=signed-in').send(fields);
  expectAnswer(forced, signedIn.rocketchat);
});

it('counts the requests to each provider by themselves', async () => {
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

it('counts nothing unless it is told to', async () => {
  const send = clientOf(testApp());
  for (let call = 0; call < 70; call += 1) expectAnswer(await send('203.0.113.7'), signedIn.rocketchat);
});

it.each(['203.0.113.7', '127.0.0.1', '::1', '2001:DB8::1', '::ffff:203.0.113.7'])(
  'takes "%s" for a client',
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
])('takes "%s" for no client', async (address) => {
  expectAnswer(await clientOf(testApp())(address), wrongClient(address), problemJson);
});

it.each(eachLogin)('says so at $provider before it reads what is forced', async ({ login }) => {
  const wrong = { 'x-emulator-client': 'nobody', Prefer: 'code=418' };
  const response = await request(testApp()).post(login.path).set(wrong).send(login.fields);
  expectAnswer(response, wrongClient('nobody'), problemJson);
});

function wrongClient(address: string) {
  return badRequest(`x-emulator-client is "${address}"; it must be an IPv4 or IPv6 address`, 'default-1');
}
