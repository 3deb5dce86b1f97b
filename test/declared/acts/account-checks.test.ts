import { describe, expect, it } from '@jest/globals';
import type { Marks } from '../../../src/declared/marks/types.ts';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const login = 'plain@example.com';
const password = 'Password-1';
const reads = { login: 'body.login', password: 'body.password' };

type Change = Readonly<Record<string, unknown>>;

function refreshing(refresh: Partial<Marks['Act']>): DeclaredSetup {
  return {
    marks: {
      tokens: { session: {}, refresh: {} },
      answers: { 'signed-in': { body: { refresh: '{{tokens.refresh}}' } } },
    },
    operations: {
      'POST /login': { act: 'sign-in', reads },
      'POST /refresh': { act: 'refresh', reads: { refresh: 'body.refresh' }, ...refresh },
    },
  };
}

async function refreshedAfter(api: DeclaredApi, change: Change): Promise<string> {
  const { body } = await api.send('POST /login', { login, password });
  await api.emulator.accounts.change('acme', login, change);
  return api.outcome('POST /refresh', body);
}

describe('a refresh', () => {
  it.each<readonly [change: Change, checks: Marks['Checks'] | undefined, outcome: string]>([
    [{ status: 'disabled' }, undefined, 'token-invalid/account-disabled'],
    [{ status: 'disabled' }, ['disabled'], 'account-disabled'],
    [{ status: 'disabled' }, ['unverified', 'lockout'], 'token-invalid/account-disabled'],
    [{ status: 'unverified' }, undefined, 'refreshed'],
    [{ status: 'unverified' }, ['disabled', 'unverified'], 'account-unverified'],
    [{ lockedUntil: 'forever' }, undefined, 'refreshed'],
    [{ lockedUntil: 'forever' }, ['lockout'], 'locked-out'],
    [{ name: 'Ada' }, ['disabled', 'unverified', 'lockout'], 'refreshed'],
  ])(
    'of an account that became %j has, with the checks %j, the outcome %s',
    async (change, checks, outcome) => {
      const api = await declaredApi(refreshing(checks === undefined ? {} : { checks }));
      expect(await refreshedAfter(api, change)).toBe(outcome);
    },
  );

  it('has the outcomes of its checks when they are forced, and no others', async () => {
    const { send } = await declaredApi(refreshing({ checks: ['unverified'] }));
    const forced = async (outcome: string) =>
      (await send('POST /refresh', {}, { headers: { prefer: `outcome=${outcome}` } })).status;
    expect([await forced('account-unverified'), await forced('account-disabled')]).toEqual([403, 400]);
  });
});

describe('a second step', () => {
  const byChallenge: DeclaredSetup = {
    marks: { challenge: {} },
    operations: {
      'POST /login': {
        ...{ act: 'sign-in', reads },
        answers: { 'second-factor-required': { body: { id: '{{challenge.id}}' } } },
      },
      'POST /code': {
        act: 'second-factor',
        reads: { challenge: 'body.id', code: 'body.code', method: 'body.method' },
      },
    },
  };

  it.each([
    [{}, 'missing-credentials/code'],
    [{ code: '1', method: 'sms' }, 'second-factor-unavailable'],
    [{ code: '1', method: 'email' }, 'second-factor-invalid/wrong'],
    [{ code: '1', method: 'email' }, 'second-factor-invalid/wrong'],
  ])('by a challenge answers %j by %s', async (sent, outcome) => {
    const api = await declaredApi(byChallenge);
    const { body } = await api.send('POST /login', { login: 'mail@example.com', password });
    expect(await api.outcome('POST /code', { ...Object(body), ...sent })).toBe(outcome);
  });

  it('by the login sends a code, and refuses a locked account', async () => {
    const api = await declaredApi({
      operations: {
        'POST /code': { act: 'second-factor', reads: { login: 'body.login', code: 'body.code' } },
      },
    });
    const step = (name: string) => api.outcome('POST /code', { login: `${name}@example.com` });
    expect(await step('mail')).toBe('second-factor-required/mail');
    expect(await api.messages()).toHaveLength(1);
    expect(await step('nobody')).toBe('invalid-credentials/unknown-login');
    await api.emulator.accounts.change('acme', 'mail@example.com', { lockedUntil: 'forever' });
    expect(await step('mail')).toBe('locked-out');
  });
});
