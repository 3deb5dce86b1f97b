import { overrideTable, type OperationTable } from '../../exchange.ts';
import { login as documented } from '../documented/login.ts';
import { as, fromKnown, fromVerified, withPhrase, withVerification } from '../ways.ts';
import { switched } from './login-switched.ts';
import { session } from './session.ts';

const newAddress = session(1009, 'newaddress@example.com');
const captcha = session(1007, 'captcha@example.com');
const missingCaptcha = { message: 'missing captcha', field: 'captcha' };
const verify = { message: 'max tries treached on code, sending new one, submit again', field: 'verify' };

/** InterServer's login as its examples show it; policy switches are in login-switched.ts. */
export const login: OperationTable = overrideTable(documented, {
  profile: 'observed',
  first: { ...documented.first, 401: 'invalid-credentials', 422: 'missing-credentials' },
  changed: [
    { outcome: 'signed-in', body: session(1001, 'plain@example.com') },
    { outcome: 'signed-in', when: 'with the captcha of the captcha page in an object', body: captcha },
    { outcome: 'signed-in', when: 'with the captcha of the login page in an object', body: captcha },
    { outcome: 'signed-in', when: 'with the code that was mailed for a new address', body: newAddress },
    { outcome: 'second-factor-required', body: { message: 'missing 2fa', field: 'tfa' } },
    { outcome: 'second-factor-invalid', body: { message: 'invalid 2fa', field: 'tfa' } },
    { outcome: 'missing-credentials', status: 422 },
    { outcome: 'invalid-credentials', status: 401 },
    { outcome: 'server-error', body: { code: 500, message: 'Internal server error' } },
    { outcome: 'unavailable', body: { code: 503, message: 'Service unavailable' } },
  ],
  added: [
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with the captcha of the captcha page in a JSON string',
      body: captcha,
      reach: withPhrase('getCaptcha', (phrase) => ({
        'g-recaptcha-response': JSON.stringify({ _value: phrase }),
      })),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with the captcha of the login page as a string',
      body: captcha,
      reach: withPhrase('getLoginPage', (phrase) => ({ 'g-recaptcha-response': phrase })),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with a captcha in captcha',
      body: captcha,
      reach: withPhrase('getCaptcha', (phrase) => ({ captcha: phrase })),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with a captcha beside an empty one',
      body: captcha,
      reach: withPhrase('getCaptcha', (phrase) => ({ captcha: '', 'g-recaptcha-response': phrase })),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with remember as a browser sends it at the first visit',
      body: session(1001, 'plain@example.com'),
      reach: as('plain@example.com', { remember: null, 'g-recaptcha-response': '' }),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with a captcha in cf-turnstile-response',
      body: captcha,
      reach: withPhrase('getCaptcha', (phrase) => ({ 'cf-turnstile-response': phrase })),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'from an address that was verified before',
      body: newAddress,
      reach: fromVerified,
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'from a known address of the account',
      body: newAddress,
      reach: fromKnown,
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with remember as true or false, as the web client sends it',
      body: session(1001, 'plain@example.com'),
      reach: as('plain@example.com', { remember: true }),
    },
    {
      outcome: 'captcha-required',
      status: 402,
      when: 'with the phrase of another visitor',
      body: missingCaptcha,
      reach: async ({ send, sentCode }) => {
        await send({ operation: 'getCaptcha', cookies: { PHPSESSID: 'visitor1' } });
        const phrase = await sentCode();
        return { ...as('captcha@example.com', { captcha: phrase }), cookies: { PHPSESSID: 'visitor2' } };
      },
    },
    {
      outcome: 'verification-required',
      status: 402,
      when: 'with a wrong code',
      body: verify,
      reach: as('newaddress@example.com', { verify: 'wrong' }),
    },
    {
      outcome: 'verification-required',
      status: 402,
      when: 'with a mailed code after too many wrong codes',
      body: verify,
      reach: async (world) => {
        const right = await withVerification(world);
        for (let tries = 0; tries < 3; tries += 1) {
          await world.send(as('newaddress@example.com', { verify: 'wrong' }));
        }
        return right;
      },
    },
    {
      outcome: 'missing-credentials',
      status: 422,
      when: 'without a password',
      body: { message: 'missing passwd', field: 'passwd' },
      reach: { body: { login: 'plain@example.com', passwd: '' } },
    },
    ...switched,
  ],
});
