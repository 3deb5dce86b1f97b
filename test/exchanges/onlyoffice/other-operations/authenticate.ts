import { pbkdf2Sync } from 'node:crypto';
import { expect } from '@jest/globals';
import { password, type Headers, type OperationTable } from '../../exchange.ts';
import { rowOf, type Says } from '../profile.ts';
import { as, codeEnd, firstOf, linkRefused, sessionCookie, sessionEnd, token, turnedAway } from './login.ts';

/** PBKDF2 of the accounts' password, with the fixtures' parameters. */
const passwordHash = pbkdf2Sync(password, '5hpdnYzLLYpAjmWpWFTyZYDjLDN7v2D6', 100_000, 32, 'sha256').toString(
  'hex',
);

const at = { method: 'POST', url: '/api/2.0/authentication' };
const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const linkTo = (type: string, rest: string) =>
  expect.stringMatching(new RegExp(`^http://[^/]+/confirm/${type}\\?type=${type}&${rest}$`));
const mailed = 'key=\\d+\\.[A-Z0-9]{32}&encemail=[0-9a-f]{64}';
const confirmCookie = (type: string) => [
  expect.stringMatching(
    new RegExp(`^asc_confirm_key_${type}=\\d+\\.[A-Z0-9]{32}; path=/; HttpOnly; SameSite=Strict$`),
  ),
];

/** ONLYOFFICE's first step of a login. */
export function authenticateOf(says: Says): OperationTable {
  const { success, noEnd } = says;
  const given = (cookie: Headers[string]) => ({ ...says.headers, 'set-cookie': cookie });
  const signedIn = success({ token, expires: sessionEnd, sms: false, tfa: false }, at);
  const brief = success({ token, ...noEnd, sms: false, tfa: false }, at);
  const linked = success(
    { ...noEnd, sms: false, tfa: true, confirmUrl: linkTo('TfaAuth', `uid=${guid}`) },
    at,
  );
  return rowOf(says, {
    operation: 'authenticate',
    ...at,
    plain: as('plain@example.com'),
    account: 'plain@example.com',
    first: { 200: 'signed-in', 403: 'account-disabled', ...firstOf(says) },
    cells: [
      {
        outcome: 'signed-in',
        status: 200,
        body: signedIn,
        headers: given(sessionCookie()),
        reach: as('plain@example.com'),
      },
      {
        outcome: 'signed-in',
        when: 'with a brief cookie',
        status: 200,
        body: brief,
        headers: given(sessionCookie(true)),
        reach: as('plain@example.com', { session: true }),
      },
      {
        outcome: 'signed-in',
        when: 'with a solved captcha from a blocked address',
        status: 200,
        body: signedIn,
        headers: given(sessionCookie()),
        policy: { recaptcha: { publicKey: 'key', response: 'solved' } },
        async reach({ send }) {
          for (let tries = 0; tries < 6; tries += 1)
            await send(as('plain@example.com', { password: 'wrong' }));
          return as('plain@example.com', { recaptchaResponse: 'solved' });
        },
      },
      {
        outcome: 'signed-in',
        when: 'with provider email',
        status: 200,
        body: signedIn,
        headers: given(sessionCookie()),
        reach: as('plain@example.com', { provider: 'email', serializedProfile: 'text' }),
      },
      {
        outcome: 'second-factor-required',
        when: 'a linked app',
        status: 200,
        body: linked,
        forcedBody: linked,
        headers: given(confirmCookie('TfaAuth')),
        reach: as('totp@example.com'),
      },
      {
        outcome: 'second-factor-required',
        when: 'an app that isn’t linked',
        status: 200,
        body: success(
          {
            ...noEnd,
            sms: false,
            tfa: true,
            tfaKey: expect.stringMatching(/^[A-Z2-7]{16}$/),
            confirmUrl: linkTo('TfaActivation', `uid=${guid}`),
          },
          at,
        ),
        headers: given(confirmCookie('TfaActivation')),
        reach: as('unlinked@example.com'),
      },
      {
        outcome: 'second-factor-required',
        when: 'a phone',
        status: 200,
        body: success(
          {
            expires: codeEnd,
            sms: true,
            phoneNoise: '+1202***0100',
            tfa: false,
            confirmUrl: linkTo('PhoneAuth', mailed),
          },
          at,
        ),
        reach: as('sms@example.com'),
      },
      {
        outcome: 'second-factor-required',
        when: 'a phone that isn’t set yet',
        status: 200,
        body: success({ ...noEnd, sms: true, tfa: false, confirmUrl: linkTo('PhoneActivation', mailed) }, at),
        reach: as('phoneless@example.com'),
      },
      {
        outcome: 'second-factor-required',
        when: 'by e-mail',
        status: 200,
        body: success(
          { expires: codeEnd, sms: true, tfa: false, confirmUrl: linkTo('PhoneAuth', mailed) },
          at,
        ),
        reach: as('mail@example.com'),
      },
      ...turnedAway(says, at, as),
      {
        outcome: 'invalid-credentials',
        when: 'with the access token of another service',
        status: 401,
        body: says.failure(401, 'User authentication failed'),
        reach: { body: { provider: 'google', accessToken: 'text' } },
      },
      linkRefused(says, as),
      {
        outcome: 'second-factor-required',
        when: 'by a link',
        status: 200,
        body: linked,
        headers: given(confirmCookie('TfaAuth')),
        reach: { body: { confirmData: { email: 'amanda.ernser94@hotmail.com', key: 'some text' } } },
      },
      {
        outcome: 'signed-in',
        when: 'by a password hash',
        status: 200,
        body: signedIn,
        headers: given(sessionCookie()),
        reach: { body: { userName: 'plain@example.com', passwordHash } },
      },
    ],
  });
}
