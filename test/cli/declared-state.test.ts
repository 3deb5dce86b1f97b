import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { walksContract } from '../support/walks-contract.ts';
import { run, serving, textAt } from './cli.ts';

const password = 'Password-1';

it('keeps tokens, challenges, codes, failures and accounts of a declared provider in --state', async () => {
  const cwd = temporaryFolder({ 'acme.json': walksContract });
  const start = ['--provider', 'acme=acme.json', '--state', join(cwd, 'state.json')];
  const kept: Record<string, string> = {};

  await serving(
    start,
    async ({ url }) => {
      const { ask, outcome, codeFor } = clientOf(url);
      const first = await ask('login', { email: 'plain@example.com', password });
      const next = await ask('refresh', { refresh: textAt(first, 'refresh') });
      kept['used'] = textAt(first, 'refresh');
      kept['refresh'] = textAt(next, 'refresh');
      kept['access'] = textAt(next, 'access');
      kept['challenge'] = textAt(await ask('login', { email: 'mail@example.com', password }), 'id');
      kept['code'] = await codeFor('mail@example.com');
      for (const _attempt of [1, 2])
        expect(await outcome('login', { email: 'sms@example.com', password: 'wrong' })).toBe(
          'invalid-credentials',
        );
      expect(await outcome('forgot', { email: 'unverified@example.com' })).toBe('code-sent');
      kept['reset'] = await codeFor('unverified@example.com');
      expect(await outcome('register', { email: 'new@example.com', password: 'Own-1' })).toBe('done');
    },
    { cwd },
  );

  await serving(
    start,
    async ({ url }) => {
      const { outcome } = clientOf(url);
      const email = 'sms@example.com';
      expect({
        me: await outcome('me', {}, kept['access']),
        used: await outcome('refresh', { refresh: kept['used'] }),
        refresh: await outcome('refresh', { refresh: kept['refresh'] }),
        challenge: await outcome('code', { id: kept['challenge'], code: kept['code'] }),
        again: await outcome('code', { id: kept['challenge'], code: kept['code'] }),
        failure: await outcome('login', { email, password: 'wrong' }),
        locked: await outcome('login', { email, password }),
        reset: await outcome('reset', {
          email: 'unverified@example.com',
          code: kept['reset'],
          password: 'Own-2',
        }),
        created: await outcome('login', { email: 'new@example.com', password: 'Own-1' }),
      }).toEqual({
        ...{ me: 'who-am-i', used: 'token-reused', refresh: 'refreshed' },
        ...{ challenge: 'signed-in', again: 'challenge-invalid' },
        ...{ failure: 'invalid-credentials', locked: 'locked-out' },
        ...{ reset: 'done', created: 'signed-in' },
      });
    },
    { cwd },
  );

  const program = `fetch(process.env.LOGIN_EMULATOR_ACME_URL + '/login', { method: 'POST', headers: { 'content-type':
    'application/json' }, body: '{"email":"sms@example.com","password":"${password}"}' })
    .then(({ headers }) => console.log(headers.get('x-emulator-outcome')))`;
  const ended = await run(['exec', ...start, '--', process.execPath, '-e', program], { cwd });
  expect(ended).toMatchObject({ code: 0, stdout: 'locked-out\n' });
});

/** A client of Acme. */
function clientOf(url: string) {
  const send = (operation: string, body: object, token?: string) =>
    fetch(`${url}/acme/${operation}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
  return {
    ask: async (operation: string, body: object) => (await send(operation, body)).json(),
    outcome: async (operation: string, body: object, token?: string) =>
      (await send(operation, body, token)).headers.get('x-emulator-outcome'),
    async codeFor(account: string): Promise<string> {
      const outbox = (await (await fetch(`${url}/__admin/outbox?account=${account}`)).json()) as {
        readonly messages: readonly { readonly code: string }[];
      };
      return outbox.messages[0]?.code ?? '';
    },
  };
}
