import { createHash } from 'node:crypto';
import { password, rightCode, wrongCode, type OperationTable, type World } from '../../exchange.ts';
import { as, neighbour, signedIn, signedInByMail, tooMany, withoutUser, type Era } from './era.ts';

const digest = createHash('sha256').update(password).digest('hex');
const byPassword = { method: 'password', codeGenerated: false, availableMethods: [] };
const byApp = { method: 'totp', codeGenerated: false, availableMethods: ['totp', 'email'] };
const mailedNow = {
  method: 'email',
  codeGenerated: true,
  emailOrUsername: 'mail',
  availableMethods: ['email'],
};
const mailedBefore = {
  ...{ method: 'email', emailOrUsername: 'mail', codeGenerated: false },
  codeExpires: '2026-11-21T13:00:00.000Z',
  availableMethods: ['email'],
};

const required = (details: object) => ({
  outcome: 'second-factor-required' as const,
  status: 400,
  body: { success: false, error: 'TOTP Required [totp-required]', errorType: 'totp-required', details },
});
const invalid = (details: object) => ({
  outcome: 'second-factor-invalid' as const,
  status: 400,
  body: { success: false, error: 'TOTP Invalid [totp-invalid]', errorType: 'totp-invalid', details },
});
const given = (code: string, method?: string) => ({
  headers: { 'x-2fa-code': code, ...(method === undefined ? {} : { 'x-2fa-method': method }) },
});

/** Signs in as mail, and sends a first request, which mails a code. */
async function asked(world: World) {
  const headers = await signedInByMail(world);
  await world.send({ headers });
  return headers;
}

async function asBoth(world: World) {
  return signedIn(world, 'both', { body: { code: rightCode } });
}

/** The row of disabling codes by e-mail. */
export function disableEmailTwoFactor(era: Era): OperationTable {
  const done = { outcome: 'done', status: 200, body: { success: true } } as const;
  return neighbour(era, {
    operation: 'disableEmailTwoFactor',
    method: 'POST',
    url: '/api/v1/users.2fa.disableEmail',
    plain: as('plain', given(digest)),
    account: 'plain',
    first: { 200: 'done', 400: 'second-factor-required', 401: 'token-missing' },
    cells: [
      { ...done, reach: as('plain', given(digest, 'password')) },
      {
        ...done,
        when: 'the digest in upper-case hex, without a method',
        reach: as('plain', given(digest.toUpperCase())),
      },
      {
        ...done,
        when: 'the mailed code',
        reach: async (world) => {
          const headers = await asked(world);
          return { headers: { ...headers, 'x-2fa-code': await world.sentCode('mail') } };
        },
      },
      {
        ...done,
        when: "the app's code",
        reach: async (world) => ({
          headers: { ...(await asBoth(world)), 'x-2fa-code': rightCode, 'x-2fa-method': 'totp' },
        }),
      },
      {
        ...done,
        when: 'the mailed code of a user who has an app',
        reach: async (world) => {
          const headers = { ...(await asBoth(world)), 'x-2fa-method': 'email' };
          await world.send({ headers });
          return { headers: { ...headers, 'x-2fa-code': await world.sentCode('both') } };
        },
      },
      { ...required(byPassword), reach: as('plain') },
      {
        ...required(byApp),
        when: 'an app and mailed codes',
        reach: async (world) => ({ headers: await asBoth(world) }),
      },
      {
        ...required(mailedNow),
        when: 'a code is mailed',
        reach: async (world) => ({ headers: await signedInByMail(world) }),
      },
      {
        ...required(mailedBefore),
        when: 'the mailed code is still valid',
        reach: async (world) => ({ headers: await asked(world) }),
      },
      { ...invalid(byPassword), reach: as('plain', given(wrongCode)) },
      {
        ...invalid({ ...byPassword, method: 'totp' }),
        when: 'the code of an app that the user doesn’t have',
        reach: as('plain', given(rightCode, 'totp')),
      },
      {
        ...invalid(mailedBefore),
        when: 'a code other than the mailed one',
        reach: async (world) => ({ headers: { ...(await asked(world)), 'x-2fa-code': 'wrong' } }),
      },
      {
        outcome: 'second-factor-exhausted',
        status: 400,
        body: {
          success: false,
          error: 'TOTP Maximun Failed Attempts Reached [totp-max-attempts]',
          errorType: 'totp-max-attempts',
          details: mailedBefore,
        },
        forcedBody: {
          success: false,
          error: 'TOTP Maximun Failed Attempts Reached [totp-max-attempts]',
          errorType: 'totp-max-attempts',
          details: { method: 'email', codeGenerated: false, availableMethods: ['email'] },
        },
        reach: async (world) => ({ headers: { ...(await asked(world)), 'x-2fa-code': 'wrong' } }),
        before: 4,
        ...(era === 'documented' ? { policy: { oneTimeCodeAttempts: 5 } } : {}),
      },
      ...withoutUser(era),
      tooMany(era, as('plain')),
    ],
  });
}
