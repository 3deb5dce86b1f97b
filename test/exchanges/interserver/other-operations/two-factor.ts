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

/** A new session, the secret that it was given, and that secret's code at the time at which the tests stand. */
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

/** InterServer's secret for an authenticator app: one row, whichever its profile. */
function getTwoFactorOf(profile: string): OperationTable {
  return sessionTable({ profile, operation: 'getTwoFactor', method: 'GET', url, first }, [
    { outcome: 'done', status: 200, body: secret, reach: asking() },
  ]);
}

/** Turning it on. */
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
      { ...invalid, when: 'before a secret was given', reach: asking(sent) },
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

/** Turning it off. */
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
    { outcome: 'done', status: 200, when: 'where it is off', body, reach: asking() },
  ]);
}

/** The authenticator app's rows, whichever their profile. */
export function twoFactorOf(profile: string): readonly OperationTable[] {
  return [getTwoFactorOf(profile), enableTwoFactorOf(profile), disableTwoFactorOf(profile)];
}
