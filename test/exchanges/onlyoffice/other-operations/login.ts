import { expect } from '@jest/globals';
import { password, type Cell, type Sent } from '../../exchange.ts';
import { exceptions, type Says } from '../profile.ts';

/** The place of a login. */
export interface At {
  readonly method: string;
  readonly url: string;
}

/** A login with the correct password. */
export const as = (userName: string, more: object = {}): Sent => ({
  body: { userName, password, ...more },
});

/** Matches a session's token, in both profiles. */
export const token = expect.stringMatching(/^[A-Za-z0-9+/]{88}$/);
/** The expiry of a session that starts now, and of a code that is sent now. */
export const sessionEnd = '2027-11-21T12:00:00.0000000Z';
export const codeEnd = '2026-11-21T12:10:00.0000000Z';

/** Matches the session cookie; a brief cookie has no expiry. */
export const sessionCookie = (isBrief = false) => [
  expect.stringMatching(
    new RegExp(
      `^asc_auth_key=[\\w%]{88,}${isBrief ? '' : '; expires=Sun, 21 Nov 2027 12:00:00 GMT'}; path=/; HttpOnly; SameSite=Strict$`,
    ),
  ),
];

const tooMany = 'Too many login attempts. Please try again later';
const failed = 'User authentication failed';

/** Returns the denials that every login has, with the statuses of the profile. */
export function turnedAway(says: Says, at: At, login: typeof as): readonly Cell[] {
  const { profile, failure, broken } = says;
  const isDocumented = profile === 'documented';
  const locked = isDocumented ? 429 : 403;
  return [
    {
      outcome: 'missing-credentials',
      status: isDocumented ? 400 : 401,
      body: isDocumented ? failure(400, 'userName, password or passworHash is empty') : failure(401, failed),
      reach: { ...login('plain@example.com'), body: {} },
    },
    {
      outcome: 'malformed-request',
      status: 400,
      body: broken({ '$.session': ['The JSON value could not be converted to System.Boolean.'] }, at),
      forcedBody: broken({ $: ['The JSON value could not be converted.'] }, at),
      reach: login('plain@example.com', { session: 'yes' }),
    },
    {
      outcome: 'invalid-credentials',
      status: 401,
      body: failure(401, failed),
      reach: login('plain@example.com', { password: 'wrong' }),
    },
    {
      outcome: 'invalid-credentials',
      when: 'for an unknown account',
      status: 401,
      body: failure(401, failed),
      reach: login('nobody@example.com'),
    },
    {
      outcome: 'locked-out',
      status: locked,
      body: failure(locked, tooMany),
      reach: login('plain@example.com', { password: 'wrong' }),
      before: 5,
    },
    {
      outcome: 'locked-out',
      when: 'permanently',
      status: locked,
      body: failure(locked, tooMany),
      reach: login('locked@example.com'),
    },
    {
      outcome: 'captcha-invalid',
      status: 403,
      body: failure(403, 'Invalid Recaptcha'),
      reach: login('plain@example.com', { recaptchaResponse: 'guessed' }),
      ...(isDocumented ? { policy: { recaptcha: { publicKey: 'key', response: 'solved' } } } : {}),
    },
    {
      outcome: 'account-disabled',
      status: 403,
      body: failure(403, 'User disabled', exceptions.disabled),
      reach: login('disabled@example.com'),
    },
    {
      outcome: 'account-unverified',
      status: 403,
      body: failure(403, 'Access denied', exceptions.denied),
      reach: login('unverified@example.com'),
    },
  ];
}

/** Links that don't sign in. */
export function linkRefused({ failure }: Says, login: typeof as, canSend = true): Cell {
  const reach = login('', { confirmData: { email: 'plain@example.com', key: 'none' } });
  return {
    outcome: 'token-invalid',
    status: 404,
    body: failure(404, 'The user could not be found', exceptions.notFound),
    ...(canSend ? { reach } : {}),
  };
}

/** The first of these outcomes for each status. */
export const firstOf = ({ profile }: Says) =>
  profile === 'documented'
    ? ({
        400: 'missing-credentials',
        401: 'invalid-credentials',
        404: 'token-invalid',
        429: 'locked-out',
      } as const)
    : ({
        400: 'malformed-request',
        401: 'invalid-credentials',
        403: 'locked-out',
        404: 'token-invalid',
      } as const);
