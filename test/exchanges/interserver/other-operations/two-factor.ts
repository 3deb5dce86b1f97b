import { expect } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { frozenAt } from '../../../support/app.ts';
import type { OperationTable, Sent, World } from '../../exchange.ts';
import { asking, fieldOf, malformed, sessionIdOf, sessionTable } from './authenticated.ts';

const url = '/apiv2/account/2fa';
const first = { 200: 'done' } as const;
const switched = (to: string) => ({
  success: true,
  text: `Google Two Factor Authentication is ${to} successfully!`,
});
const secret = {
  '2fa_google_key': expect.stringMatching(/^[A-Z2-7]{32}$/),
  '2fa_google_split': expect.stringMatching(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/),
};

/** Creates a session, its pending secret, and the secret's code at the tests' fixed time. */
async function enrolling(world: World) {
  const headers = { sessionid: await sessionIdOf(world) };
  const given = await world.send({ operation: 'getTwoFactor', headers });
  const key = fieldOf(given, '2fa_google_key');
  const code = TOTP.generate({ secret: Secret.fromBase32(key), timestamp: Date.parse(frozenAt) });
  return { headers, code };
}

async function rightCode(world: World): Promise<Sent> {
  const { headers, code } = await enrolling(world);
  return { headers, body: { '2fa_google_code': code } };
}

/** InterServer's secret for an authenticator app: one row for both profiles. */
function getTwoFactorOf(profile: string): OperationTable {
  return sessionTable({ profile, operation: 'getTwoFactor', method: 'GET', url, first }, [
    { outcome: 'done', status: 200, body: secret, reach: asking() },
  ]);
}

/** Enabling the authenticator app. */
function enableTwoFactorOf(profile: string): OperationTable {
  const sent = { body: { '2fa_google_code': '000000' } };
  const own = { profile, operation: 'enableTwoFactor', method: 'POST', url, sent };
  const invalid = {
    outcome: 'second-factor-invalid',
    status: 422,
    body: { message: 'Invalid Code' },
  } as const;
  return sessionTable(
    { ...own, first: { ...first, 400: 'malformed-request', 422: 'second-factor-invalid' } },
    [
      { outcome: 'done', status: 200, body: switched('enabled'), reach: rightCode },
      {
        ...invalid,
        async reach(world) {
          const { headers, code } = await enrolling(world);
          return { headers, body: { '2fa_google_code': code === '000000' ? '000001' : '000000' } };
        },
      },
      {
        ...invalid,
        when: 'without a code',
        reach: async (world) => ({ ...(await rightCode(world)), body: {} }),
      },
      { ...invalid, when: 'before the session has a secret', reach: asking(sent) },
      {
        ...invalid,
        when: 'with the code of another session’s secret',
        reach: async (world) => ({
          ...(await rightCode(world)),
          headers: { sessionid: await sessionIdOf(world) },
        }),
      },
      malformed({ '2fa_google_code': 0 }),
    ],
  );
}

/** Disabling the authenticator app. */
function disableTwoFactorOf(profile: string): OperationTable {
  const body = switched('disabled');
  return sessionTable({ profile, operation: 'disableTwoFactor', method: 'DELETE', url, first }, [
    {
      outcome: 'done',
      status: 200,
      body,
      async reach(world) {
        const { headers, ...sent } = await rightCode(world);
        await world.send({ operation: 'enableTwoFactor', ...sent, ...(headers && { headers }) });
        return headers === undefined ? {} : { headers };
      },
    },
    { outcome: 'done', status: 200, when: 'if the app is already disabled', body, reach: asking() },
  ]);
}

/** The rows of the authenticator app, for both profiles. */
export function twoFactorOf(profile: string): readonly OperationTable[] {
  return [getTwoFactorOf(profile), enableTwoFactorOf(profile), disableTwoFactorOf(profile)];
}
