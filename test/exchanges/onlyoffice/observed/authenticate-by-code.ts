import { expect } from '@jest/globals';
import { rightCode, wrongCode, type OperationTable, type Sent } from '../../exchange.ts';
import {
  as,
  firstOf,
  linkRefused,
  sessionCookie,
  sessionEnd,
  token,
  turnedAway,
} from '../other-operations/login.ts';
import { rowOf, saysIn } from '../profile.ts';

const at = { method: 'POST', url: '/api/2.0/authentication/{code}' };
const says = saysIn.observed;
const { success, failure, headers } = says;
const failed = { status: 401, body: failure(401, 'User authentication failed') } as const;
const given = { ...headers, 'set-cookie': sessionCookie() };
const signedIn = success({ token, expires: sessionEnd, sms: false, tfa: true }, at);

/** A login by a code in the body; the code in the path is ignored. */
const by = (userName: string, code: string, more: object = {}): Sent => ({
  ...as(userName, { code, ...more }),
  path: { code: 'path' },
});
const byRight = (userName: string, more: object = {}) => by(userName, rightCode, more);

/** ONLYOFFICE's login by code, as its server behaves. */
export const authenticateByCode: OperationTable = rowOf(says, {
  operation: 'authenticateByCode',
  ...at,
  plain: byRight('totp@example.com'),
  account: 'totp@example.com',
  first: { 200: 'signed-in', ...firstOf(says) },
  cells: [
    { outcome: 'signed-in', status: 200, body: signedIn, headers: given, reach: byRight('totp@example.com') },
    {
      outcome: 'signed-in',
      when: 'with a number as a string',
      status: 200,
      body: signedIn,
      headers: given,
      reach: byRight('totp@example.com', { recaptchaType: '3' }),
    },
    {
      outcome: 'signed-in',
      when: 'with session: true, which this operation ignores',
      status: 200,
      body: signedIn,
      headers: given,
      reach: byRight('totp@example.com', { session: true }),
    },
    {
      outcome: 'signed-in',
      when: 'with a code that is five minutes old',
      status: 200,
      body: success({ token, expires: '2027-11-21T12:05:00.0000000Z', sms: false, tfa: true }, at),
      headers: {
        ...headers,
        'set-cookie': sessionCookie().map(() => expect.stringContaining('expires=Sun, 21 Nov 2027 12:05:00')),
      },
      async reach({ advance }) {
        await advance(300);
        return byRight('totp@example.com');
      },
    },
    {
      outcome: 'signed-in',
      when: 'by SMS',
      status: 200,
      body: success({ token, expires: sessionEnd, sms: true, phoneNoise: '+1202***0100', tfa: false }, at),
      headers: given,
      async reach({ send, sentCode }) {
        await send({ operation: 'authenticate', ...as('sms@example.com') });
        return by('sms@example.com', await sentCode('sms@example.com'));
      },
    },
    {
      outcome: 'signed-in',
      when: 'by e-mail',
      status: 200,
      body: success({ token, expires: sessionEnd, sms: true, tfa: false }, at),
      headers: given,
      async reach({ send, sentCode }) {
        await send({ operation: 'authenticate', ...as('mail@example.com') });
        return by('mail@example.com', await sentCode('mail@example.com'));
      },
    },
    {
      outcome: 'signed-in',
      when: 'by a link and a fixed code',
      status: 200,
      body: signedIn,
      headers: given,
      reach: {
        body: { confirmData: { email: 'amanda.ernser94@hotmail.com', key: 'some text' }, code: '{code}' },
        path: { code: 'path' },
      },
    },
    { outcome: 'second-factor-invalid', ...failed, reach: by('totp@example.com', wrongCode) },
    {
      outcome: 'second-factor-invalid',
      when: 'with the code only in the path',
      ...failed,
      reach: { ...as('totp@example.com'), path: { code: rightCode } },
    },
    {
      outcome: 'second-factor-invalid',
      when: 'with a code that was never sent',
      ...failed,
      reach: by('sms@example.com', wrongCode),
    },
    {
      outcome: 'second-factor-exhausted',
      ...failed,
      reach: by('totp@example.com', wrongCode),
      before: 5,
    },
    {
      outcome: 'second-factor-exhausted',
      when: 'by SMS',
      ...failed,
      async reach({ send, sentCode }) {
        await send({ operation: 'authenticate', ...as('sms@example.com') });
        const code = await sentCode('sms@example.com');
        for (let tries = 0; tries < 5; tries += 1) await send(by('sms@example.com', 'wrong'));
        return by('sms@example.com', code);
      },
    },
    { outcome: 'second-factor-unavailable', ...failed, reach: byRight('plain@example.com') },
    ...turnedAway(says, at, byRight),
    linkRefused(says, byRight),
  ],
});
