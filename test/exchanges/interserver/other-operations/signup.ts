import { expect } from '@jest/globals';
import type { Cell, OperationTable, Sent, World } from '../../exchange.ts';
import { failures, firstFailures } from './authenticated.ts';

const cookies = { PHPSESSID: 'visitor1' };
const wanted = { login: 'new@example.com', passwd: 'Password-1', tos: true };

/** A signup with the phrase of the visitor's captcha. */
const withPhrase =
  (body: object = {}, shownBy = 'getCaptcha') =>
  async ({ send, sentCode }: World): Promise<Sent> => {
    await send({ operation: shownBy, cookies });
    return { cookies, body: { ...wanted, captcha: await sentCode(), ...body } };
  };

/** The same signup, repeated with the mailed code. */
const withCode =
  (body: object = {}) =>
  async (world: World): Promise<Sent> => {
    const sent = await withPhrase(body)(world);
    await world.send(sent);
    return { ...sent, body: { ...sent.body, email_confirmation: await world.sentCode() } };
  };

/** The token that the vendor's web client sends; the emulator can't verify it. */
const turnstile = '0.JnXkT4eG';

const signedIn = {
  sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
  account_id: expect.any(Number),
  account_lid: 'new@example.com',
  ima: 'client',
};
const mail = { message: 'missing email_confirmation', field: 'email_confirmation' };

const at400 = (outcome: Cell['outcome'], message: string, field: string) =>
  ({ outcome, status: 400, body: { message, field } }) as const;
const captcha = {
  outcome: 'captcha-required',
  status: 402,
  body: { message: 'missing captcha', field: 'captcha' },
} as const;
const invalidLogin = at400('malformed-request', 'invalid login', 'login');
const invalidPassword = at400('malformed-request', 'invalid passwd', 'passwd');

const cells: readonly Cell[] = [
  { outcome: 'signed-in', status: 200, body: signedIn, reach: withCode() },
  {
    outcome: 'signed-in',
    status: 200,
    when: 'with the phrase of the login page, and the terms accepted as a string',
    body: signedIn,
    async reach(world) {
      const sent = await withPhrase({ tos: 'yes', remember: 'true' }, 'getLoginPage')(world);
      await world.send(sent);
      return { ...sent, body: { ...sent.body, email_confirmation: await world.sentCode() } };
    },
  },
  { outcome: 'verification-required', status: 400, body: mail, reach: withPhrase() },
  {
    outcome: 'verification-required',
    status: 400,
    when: 'with a wrong code',
    body: mail,
    reach: async (world) => {
      const sent = await withCode()(world);
      return { ...sent, body: { ...sent.body, email_confirmation: 'WRONG' } };
    },
  },
  {
    ...at400('missing-credentials', 'missing login', 'login'),
    reach: { body: { passwd: 'Password-1', tos: true } },
  },
  {
    ...at400('missing-credentials', 'missing passwd', 'passwd'),
    when: 'without a password',
    reach: { body: { login: 'new@example.com', tos: true } },
  },
  {
    ...invalidLogin,
    forcedBody: { message: 'invalid request body' },
    reach: { body: { ...wanted, login: 'nobody' } },
  },
  { ...invalidLogin, when: 'with an alias', reach: { body: { ...wanted, login: 'new+tag@example.com' } } },
  { ...invalidLogin, when: 'with a dotted alias', reach: { body: { ...wanted, login: 'n.e.w@gmail.com' } } },
  {
    ...invalidPassword,
    when: 'with a password that is too short',
    reach: { body: { ...wanted, passwd: 'abc' } },
  },
  {
    ...invalidPassword,
    when: 'with a password that is too long',
    reach: { body: { ...wanted, passwd: 'a'.repeat(65) } },
  },
  {
    ...at400('not-allowed', 'account already exists', 'login'),
    reach: withPhrase({ login: 'Plain@example.com' }),
  },
  {
    ...at400('not-allowed', 'terms not accepted', 'tos'),
    when: 'without the terms',
    reach: { body: { ...wanted, tos: 'no' } },
  },
  { ...captcha, reach: { body: wanted } },
  { ...captcha, when: 'with a wrong answer', reach: withPhrase({ captcha: 'WRONG' }) },
  {
    ...captcha,
    when: 'with the phrase of another visitor',
    reach: async (world) => ({ ...(await withPhrase()(world)), cookies: { PHPSESSID: 'visitor2' } }),
  },
  {
    ...captcha,
    when: 'with a Turnstile token',
    reach: withPhrase({ captcha: undefined, 'cf-turnstile-response': turnstile }),
  },
  {
    outcome: 'verification-required',
    status: 400,
    when: 'with a Turnstile token and signupCaptcha any',
    body: mail,
    policy: { signupCaptcha: 'any' },
    reach: { body: { ...wanted, remember: null, captcha: '', 'cf-turnstile-response': turnstile } },
  },
  {
    outcome: 'signed-in',
    status: 200,
    when: 'with a Turnstile token and signupCaptcha any',
    body: signedIn,
    policy: { signupCaptcha: 'any' },
    async reach({ send, sentCode }) {
      const body = { ...wanted, 'cf-turnstile-response': turnstile };
      await send({ body });
      return { body: { ...body, email_confirmation: await sentCode() } };
    },
  },
  {
    ...captcha,
    when: 'without an answer and signupCaptcha any',
    policy: { signupCaptcha: 'any' },
    reach: { body: wanted },
  },
  {
    ...captcha,
    when: 'with an empty answer and signupCaptcha any',
    policy: { signupCaptcha: 'any' },
    reach: { body: { ...wanted, captcha: '' } },
  },
  {
    outcome: 'verification-required',
    status: 400,
    when: 'without an answer and signupCaptcha off',
    body: mail,
    policy: { signupCaptcha: 'off' },
    reach: { body: wanted },
  },
  ...failures({ body: wanted }),
];

/** InterServer's signup: one row for both profiles. */
export function signupOf(profile: string): OperationTable {
  return {
    provider: 'interserver',
    profile,
    operation: 'signup',
    method: 'POST',
    url: '/apiv2/signup',
    plain: { body: wanted },
    first: {
      200: 'signed-in',
      400: 'verification-required',
      402: 'captcha-required',
      ...firstFailures,
    },
    cells,
  };
}
