import { expect } from '@jest/globals';
import { wrongCode, type Cell } from '../../exchange.ts';
import { as } from '../ways.ts';
import { session } from './session.ts';

const verify = { message: 'max tries treached on code, sending new one, submit again', field: 'verify' };
const secondFactorByProse = { secondFactorStatuses: 'prose' };
const verificationByProse = { verificationStatuses: 'prose' };
const wrong = as('plain@example.com', { passwd: 'wrong' });

/** Answers of InterServer's login with policy switches that follow another source. */
export const switched: readonly Cell[] = [
  {
    outcome: 'second-factor-required',
    status: 422,
    when: 'with secondFactorStatuses prose',
    body: { message: 'missing 2fa', field: 'tfa' },
    policy: secondFactorByProse,
    reach: as('totp@example.com'),
  },
  {
    outcome: 'second-factor-invalid',
    status: 401,
    when: 'with secondFactorStatuses prose',
    body: { message: 'invalid 2fa', field: 'tfa' },
    policy: secondFactorByProse,
    reach: as('totp@example.com', { tfa: wrongCode }),
  },
  {
    outcome: 'second-factor-required',
    status: 402,
    when: 'with secondFactorField 2fa',
    body: { message: 'missing 2fa', field: '2fa' },
    policy: { secondFactorField: '2fa' },
    reach: as('totp@example.com'),
  },
  {
    outcome: 'second-factor-invalid',
    status: 402,
    when: 'with secondFactorField 2fa',
    body: { message: 'invalid 2fa', field: '2fa' },
    policy: { secondFactorField: '2fa' },
    reach: as('totp@example.com', { tfa: wrongCode }),
  },
  {
    outcome: 'verification-required',
    status: 422,
    when: 'with verificationStatuses prose',
    body: verify,
    policy: verificationByProse,
    reach: as('newaddress@example.com'),
  },
  {
    outcome: 'verification-required',
    status: 401,
    when: 'with verificationStatuses prose and a wrong code',
    body: verify,
    policy: verificationByProse,
    reach: as('newaddress@example.com', { verify: 'wrong' }),
  },
  {
    outcome: 'verification-required',
    status: 429,
    when: 'with verificationStatuses prose and the third wrong code',
    body: verify,
    policy: verificationByProse,
    reach: as('newaddress@example.com', { verify: 'wrong' }),
    // the first request counts as wrong because no code is pending, and mails a code
    before: 3,
  },
  {
    outcome: 'invalid-credentials',
    status: 402,
    when: 'with wrongPasswordStatus 402',
    body: { message: 'Invalid credentials', field: 'login' },
    policy: { wrongPasswordStatus: 402 },
    reach: wrong,
  },
  {
    outcome: 'invalid-credentials',
    status: 401,
    when: 'with wrongPasswordCode',
    body: { code: 401, message: 'Invalid credentials', field: 'login' },
    policy: { wrongPasswordCode: true },
    reach: wrong,
  },
  {
    outcome: 'captcha-required',
    status: 402,
    when: 'with loginCaptcha always',
    body: { message: 'missing captcha', field: 'captcha' },
    policy: { loginCaptcha: 'always' },
    reach: as('plain@example.com'),
  },
  {
    outcome: 'signed-in',
    status: 200,
    when: 'with loginCaptcha never',
    body: session(1007, 'captcha@example.com'),
    policy: { loginCaptcha: 'never' },
    reach: as('captcha@example.com'),
  },
  {
    outcome: 'verification-required',
    status: 402,
    when: 'with verifyNewAddress always',
    body: verify,
    policy: { verifyNewAddress: 'always' },
    reach: as('plain@example.com'),
  },
  {
    outcome: 'signed-in',
    status: 200,
    when: 'with verifyNewAddress never',
    body: session(1009, 'newaddress@example.com'),
    policy: { verifyNewAddress: 'never' },
    reach: as('newaddress@example.com'),
  },
  {
    outcome: 'signed-in',
    status: 200,
    when: 'with sessionCookie',
    body: session(1001, 'plain@example.com'),
    headers: {
      'content-type': 'application/json',
      'set-cookie': [expect.stringMatching(/^sessionid=[0-9a-f]{32}; path=\/; HttpOnly$/)],
    },
    policy: { sessionCookie: true },
    reach: as('plain@example.com'),
  },
];
