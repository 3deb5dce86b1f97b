import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { say, type Answers } from './answers.ts';
import { badRequest, byProvider, eachLogin, expectAnswer, logins, problemJson } from './exchange.ts';
import { signedIn } from './signed-in.ts';

const lockedOut: Answers = {
  interserver: say.interserver(429, 'too many failed logins', 'login'),
  rocketchat: {
    status: 401,
    body: {
      status: 'error',
      error: 'error-login-blocked-for-user',
      details: { function: 'Accounts.validateLoginAttempt' },
      message: 'Login has been temporarily blocked For User',
    },
  },
  misaka: say.misaka(429, 'Too many failed login attempts.'),
  onlyoffice: say.onlyoffice(429, 'Too many login attempts. Please try again later'),
};

it.each(byProvider([{ answers: lockedOut }]))(
  '$provider locks an account out in one namespace only',
  async ({ provider, login, answer }) => {
    const app = testApp();
    const [, secret = ''] = Object.keys(login.fields);
    const send = (namespace: string, body: object) =>
      request(app).post(login.path).set('x-emulator-namespace', namespace).send(body);
    for (let failure = 0; failure < 10; failure += 1) {
      await send('one', { ...login.fields, [secret]: 'wrong-password' });
    }
    const locked = await send('one', login.fields);
    expectAnswer(locked, answer);
    expect(locked.headers['x-emulator-request']).toBe('one-11');
    const free = await send('two', login.fields);
    expectAnswer(free, signedIn[provider]);
    expect(free.headers['x-emulator-request']).toBe('two-1');
    expectAnswer(await request(app).post(login.path).send(login.fields), signedIn[provider]);
  },
);

it('separates the outboxes of namespaces', async () => {
  const app = testApp();
  const { path } = logins.rocketchat;
  const body = { user: 'mail', password: 'Password-1' };
  await request(app).post(path).set('x-emulator-namespace', 'one').send(body);
  expect(await outbox('one')).toEqual({
    messages: [
      {
        provider: 'rocketchat',
        account: 'mail',
        channel: 'email',
        to: 'mail@example.com',
        code: expect.stringMatching(/^\d{6}$/),
        link: null,
        sentAt: '2026-11-21T12:00:00.000Z',
      },
    ],
  });
  expect(await outbox('two')).toEqual({ messages: [] });
  expect(await outbox('default')).toEqual({ messages: [] });

  async function outbox(namespace: string): Promise<unknown> {
    return (await request(app).get('/__admin/outbox').set('x-emulator-namespace', namespace)).body as unknown;
  }
});

it('issues different tokens in each namespace, valid only there', async () => {
  const app = testApp();
  const { path, fields } = logins.rocketchat;
  const signIn = async (namespace: string) => {
    const response = await request(app).post(path).set('x-emulator-namespace', namespace).send(fields);
    return (response.body as { data: { authToken: string } }).data.authToken;
  };
  const [one, two] = [await signIn('one'), await signIn('two')];
  expect(one).not.toBe(two);
  const resume = request(app).post(path).set('x-emulator-namespace', 'two');
  expect((await resume.send({ resume: one })).headers['x-emulator-outcome']).toBe('invalid-credentials');
});

it('uses the namespace default if none is named', async () => {
  const app = testApp();
  const { path, fields } = logins.interserver;
  await request(app).post(path).send(fields);
  const response = await request(app).post(path).set('x-emulator-namespace', 'default').send(fields);
  expect(response.headers['x-emulator-request']).toBe('default-2');
});

it.each(['a', '0', '-', 'worker-7', 'x'.repeat(63)])('accepts "%s" as a namespace', async (name) => {
  const { path, fields } = logins.interserver;
  const response = await request(testApp()).post(path).set('x-emulator-namespace', name).send(fields);
  expectAnswer(response, signedIn.interserver);
  expect(response.headers['x-emulator-request']).toBe(`${name}-1`);
});

it.each(['', 'A', 'a_b', 'a b', 'a.b', 'a/b', 'a,b', '../a', '__proto__', 'x'.repeat(64)])(
  'rejects "%s" as a namespace',
  async (name) => {
    const { path, fields } = logins.interserver;
    const response = await request(testApp()).post(path).set('x-emulator-namespace', name).send(fields);
    expectAnswer(response, wrongName(name), problemJson);
  },
);

it('rejects two names', async () => {
  const { path, fields } = logins.interserver;
  const client = request(testApp())
    .post(path)
    .set({ 'x-emulator-namespace': ['one', 'two'] as never });
  expectAnswer(await client.send(fields), wrongName('one, two'), problemJson);
});

it.each(eachLogin)('explains an invalid namespace anywhere below $provider', async ({ login }) => {
  const app = testApp();
  const wrong = { 'x-emulator-namespace': 'No!' };
  const forced = request(app).post(login.path).set(wrong).set('Prefer', 'code=503');
  expectAnswer(await forced.send(login.fields), wrongName('No!'), problemJson);
  expectAnswer(await request(app).get(login.path).set(wrong), wrongName('No!'), problemJson);
  expectAnswer(await request(app).post(`${login.path}/more`).set(wrong), wrongName('No!'), problemJson);
});

function wrongName(name: string) {
  return badRequest(`x-emulator-namespace is "${name}"; a namespace is 1 to 63 of a-z, 0-9 and -`);
}
