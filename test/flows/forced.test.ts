import { expect, it } from '@jest/globals';
import { readOutbox } from '../../src/admin/handlers/outbox.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { testEmulator } from '../support/emulator.ts';

it('starts a valid session when a sign-in is forced, for the account in the request or else the first', async () => {
  const { send } = testEmulator();
  const named = await send('rocketchat', 'login', { user: 'locked' }, { preferred: 'signed-in' });
  expect(named.body).toMatchObject({ data: { me: { username: 'locked' } } });
  const first = await send('rocketchat', 'login', { user: '' }, { preferred: 'signed-in' });
  const { authToken: resume } = (first.body as { data: { authToken: string } }).data;
  const resumed = await send('rocketchat', 'login', { resume });
  expect(resumed.body).toMatchObject({ data: { authToken: resume, me: { username: 'myusername' } } });
});

it('sends a code when a second factor is forced, so that the login can continue', async () => {
  const emulator = testEmulator();
  const body = { login: 'sms@example.com', passwd: 'wrong' };
  await emulator.send('interserver', 'login', body, { preferred: 'second-factor-required' });
  const [message] = (await readOutbox(emulator.emulator, 'default')).messages;
  const right = { ...body, passwd: 'Password-1', tfa: message?.code };
  expect((await emulator.send('interserver', 'login', right)).outcome).toBe('signed-in');
});

it.each(['second-factor-required', 'captcha-required'] as const)(
  'sends no code when %s is forced for a request without an account',
  async (preferred) => {
    const { emulator, send } = testEmulator();
    await send('interserver', 'login', { login: '' }, { preferred });
    await send('interserver', 'login', {}, { preferred });
    expect((await readOutbox(emulator, 'default')).messages).toEqual([]);
  },
);

it('does not apply the scenario of an account to an empty login', async () => {
  const [interserver] = builtInProviders;
  const scenarios = [{ account: 'user@domain.com', outcome: 'locked-out' }];
  const { send } = testEmulator({
    fixtures: { interserver: { ...(interserver?.defaultFixture as object), scenarios } },
  });
  expect((await send('interserver', 'login', { login: '', passwd: 'x' })).outcome).toBe(
    'missing-credentials',
  );
  expect((await send('interserver', 'login', { login: 'USER@domain.com', passwd: 'x' })).outcome).toBe(
    'locked-out',
  );
});

it('counts no failure when invalid-credentials is forced', async () => {
  const { send } = testEmulator();
  const body = { login: 'plain@example.com', passwd: 'wrong' };
  for (let attempt = 0; attempt < 9; attempt += 1) {
    await send('interserver', 'login', body, { preferred: 'invalid-credentials' });
  }
  expect((await send('interserver', 'login', { ...body, passwd: 'Password-1' })).outcome).toBe('signed-in');
});
