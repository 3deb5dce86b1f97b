import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';

type App = ReturnType<typeof testApp>;

const path = '/apiv2/login';
const account = { login: 'captcha@example.com', passwd: 'Password-1' };
const field = 'g-recaptcha-response';
const cookie = 'PHPSESSID=visitor1';
const wrapped = (phrase: string) => ({ __v_isRef: true, _rawValue: phrase, _value: phrase });

/** A way in which a client sends its login with the answer to a captcha. */
type Way = readonly [name: string, send: (login: request.Test, phrase: string) => request.Test];

const json =
  (answer: (phrase: string) => object) =>
  (login: request.Test, phrase: string): request.Test =>
    login.send({ ...account, ...answer(phrase) });
const form =
  (name: string, answer: (phrase: string) => string) =>
  (login: request.Test, phrase: string): request.Test =>
    login.field(account).field(name, answer(phrase));
const file =
  (answer: (phrase: string) => unknown) =>
  (login: request.Test, phrase: string): request.Test => {
    const content = Buffer.from(JSON.stringify(answer(phrase)));
    return login.field(account).attach(field, content, { filename: 'blob', contentType: 'application/json' });
  };

const ways: readonly Way[] = [
  ['JSON with an object', json((phrase) => ({ [field]: wrapped(phrase) }))],
  ['a form with JSON in a text part', form(field, (phrase) => JSON.stringify(wrapped(phrase)))],
  ['a form with JSON in a file part', file(wrapped)],
];
const laterWays: readonly Way[] = [
  ['JSON with JSON in a string', json((phrase) => ({ [field]: JSON.stringify(wrapped(phrase)) }))],
  ['JSON with a string', json((phrase) => ({ [field]: phrase }))],
  ['JSON with captcha', json((phrase) => ({ captcha: phrase }))],
  ['JSON with cf-turnstile-response', json((phrase) => ({ 'cf-turnstile-response': phrase }))],
  ['a form with a text part', form(field, (phrase) => phrase)],
  ['a form with a JSON string in a file part', file((phrase) => phrase)],
  ['a form with captcha', form('captcha', (phrase) => phrase)],
  ['a form with cf-turnstile-response', form('cf-turnstile-response', (phrase) => phrase)],
];

describe.each([
  ['documented', ways],
  ['observed', [...ways, ...laterWays]],
])('in the profile %s', (profile, all) => {
  it.each(all)('reads the captcha answer from %s', async (_name, send) => {
    const app = testApp({ profile });
    expect((await sent(app, send, 'nothing of the kind')).body).toEqual(asked);
    expect((await sent(app, send, await shownPhrase(app))).status).toBe(200);
  });
});

const asked = { message: 'missing captcha', field: 'captcha' };

it("accepts a captcha phrase of digits as text, and rejects files that aren't JSON", async () => {
  const digits = '34567893';
  const fixtures = {
    interserver: { accounts: [{ ...fixture, captcha: true, fixedCode: digits }] },
  };
  const app = testApp({ profile: 'observed', fixtures });
  for (const [, send] of [...ways, ...laterWays]) expect((await sent(app, send, digits)).status).toBe(200);
  const login = request(app).post(path).field(account);
  const answer = await login.attach(field, Buffer.from(digits), { filename: 'phrase.txt' });
  expect([answer.status, answer.body]).toEqual([400, { message: `invalid ${field}`, field }]);
});

const fixture = { login: account.login, password: account.passwd };

it.each([
  ['documented', 402, { field: 'login', message: 'missing login' }],
  ['observed', 422, { message: 'missing login', field: 'login' }],
])('in the profile %s, reports a missing login for an empty JSON body', async (profile, status, body) => {
  const empty = request(testApp({ profile })).post(path).set('Content-Type', 'application/json');
  const answer = await empty.send();
  expect([answer.status, answer.body]).toEqual([status, body]);
});

it.each([true, false, 'true', 'yes', '1'])('accepts remember: %p in JSON', async (remember) => {
  const plain = { login: 'plain@example.com', passwd: 'Password-1', remember };
  const answer = await request(testApp({ profile: 'observed' }))
    .post(path)
    .send(plain);
  expect(answer.status).toBe(200);
});

it('accepts remember in a form as text', async () => {
  const plain = { login: 'plain@example.com', passwd: 'Password-1', remember: 'true' };
  const answer = await request(testApp({ profile: 'observed' }))
    .post(path)
    .field(plain);
  expect(answer.status).toBe(200);
});

function sent(app: App, send: Way[1], phrase: string): request.Test {
  return send(request(app).post(path).set('Cookie', cookie), phrase);
}

interface Shown {
  readonly account: string | null;
  readonly code: string;
}

/** Gets a captcha and looks its phrase up in the outbox. */
async function shownPhrase(app: App): Promise<string> {
  await request(app).get('/apiv2/captcha').set('Cookie', cookie);
  const outbox = await request(app).get('/__admin/outbox?channel=captcha');
  const { messages } = outbox.body as { readonly messages: readonly Shown[] };
  const shown = messages.find((message) => message.account === null);
  return shown?.code ?? 'no phrase';
}
