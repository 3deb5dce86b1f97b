import { expect, it } from '@jest/globals';
import request from 'supertest';
import { rightCode } from '../../exchanges/exchange.ts';
import { testApp } from '../../support/app.ts';

const app = () => request(testApp({ providers: ['onlyoffice'], profile: 'observed' }));
const login = { userName: 'plain@example.com', password: 'Password-1' };

/** Returns the binding errors of a body, by field. */
async function faultsOf(body: string | object, path = '/api/2.0/authentication') {
  const answer = await app().post(path).type('application/json').send(body).expect(400);
  const { response } = answer.body as { readonly response: { readonly errors: unknown } };
  return response.errors;
}

it('ignores the case of paths and fields', async () => {
  const body = { USERNAME: 'totp@example.com', Password: 'Password-1', cODE: rightCode, Session: false };
  await app().post('/API/2.0/Authentication/any').send(body).expect(200);
});

it('keeps the order of keys in a success and in a failure', async () => {
  const good = await app().post('/api/2.0/authentication').send(login);
  expect(good.text).toMatch(
    /^\{"response":\{"token":"[^"]+","expires":"2027-11-21T12:00:00\.0000000Z","sms":false,"tfa":false\},"count":1,"links":\[\{"href":"http:\/\/127\.0\.0\.1:\d+\/api\/2\.0\/authentication","action":"POST"\}\],"status":0,"statusCode":200\}$/,
  );
  const bad = await app().post('/api/2.0/authentication').send({});
  expect(bad.text).toBe(
    '{"error":{"message":"User authentication failed","type":null,"stack":null,"hresult":0},"status":1,"statusCode":401}',
  );
});

it.each(['documented', 'observed'] as const)(
  "keeps the order of a first step's keys, %s",
  async (profile) => {
    const at = request(testApp({ providers: ['onlyoffice'], profile }));
    const keysOf = async (userName: string) => {
      const answer = await at.post('/api/2.0/authentication').send({ ...login, userName });
      const body = answer.body as object;
      const asked = 'response' in body ? (body.response as object) : body;
      return Object.keys(asked).filter((key) => key !== 'expires');
    };
    expect(await keysOf('sms@example.com')).toEqual(['sms', 'phoneNoise', 'tfa', 'confirmUrl']);
    expect(await keysOf('unlinked@example.com')).toEqual(['sms', 'tfa', 'tfaKey', 'confirmUrl']);
  },
);

it('returns the requested URL in its links, with the namespace prefix and the query', async () => {
  const answer = await app().get('/@w1/api/2.0/authentication?more=1').expect(200);
  const { links } = answer.body as { readonly links: readonly { readonly href: string }[] };
  expect(links[0]?.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/@w1\/api\/2\.0\/authentication\?more=1$/);
});

it('decodes the path of its links, but not their query', async () => {
  const answer = await app()
    .post('/api/2.0/authentication/%7Bcode%7D%2F?more=%7B')
    .send({ ...login, userName: 'totp@example.com', code: rightCode })
    .expect(200);
  const { links } = answer.body as { readonly links: readonly { readonly href: string }[] };
  expect(links[0]?.href).toMatch(/\/authentication\/\{code\}%2F\?more=%7B$/);
  // invalid UTF-8 can't be decoded
  await app().post('/api/2.0/authentication/%FF').send(login).expect(400);
});

it('adds the prefix of a namespace to links and cookies', async () => {
  const answer = await app()
    .post('/@w1/api/2.0/authentication')
    .send({ ...login, userName: 'totp@example.com' })
    .expect(200);
  const { response } = answer.body as { readonly response: { readonly confirmUrl: string } };
  expect(response.confirmUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/@w1\/confirm\/TfaAuth\?/);
  expect(answer.headers['set-cookie']?.[0]).toContain('; Path=/@w1/;');
});

it('names the fields with binding errors, and their expected types', async () => {
  expect(await faultsOf({ ...login, session: 'yes', userName: 5 })).toEqual({
    '$.userName': ['The JSON value could not be converted to System.String.'],
    '$.session': ['The JSON value could not be converted to System.Boolean.'],
  });
  expect(await faultsOf({ confirmData: { email: 'none' } })).toEqual({
    'ConfirmData.Email': ['The Email field is not a valid e-mail address.'],
  });
  expect(Object.keys((await faultsOf({ ...login, recaptchaType: 'hCaptcha' })) as object)).toEqual([
    '$.recaptchaType',
  ]);
  expect(await faultsOf('{"userName":')).toEqual({ $: ['The JSON value could not be converted.'] });
});

it('treats null like a missing field', async () => {
  await app()
    .post('/api/2.0/authentication')
    .send({ ...login, provider: null, serializedProfile: null, confirmData: null, culture: null })
    .expect(200);
});

it('sets a Secure cookie over HTTPS', async () => {
  const emulator = testApp({
    providers: ['onlyoffice'],
    profile: 'observed',
    publicUrl: 'https://portal.test',
  });
  const answer = await request(emulator).post('/api/2.0/authentication').send(login).expect(200);
  expect(answer.headers['set-cookie']?.[0]).toMatch(/; SameSite=Strict; Secure$/);
});
