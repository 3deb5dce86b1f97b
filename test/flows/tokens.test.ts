import { expect, it } from '@jest/globals';
import { testEmulator } from '../support/emulator.ts';

const documentsToken = '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq';

it('returns the same Rocket.Chat token for resume, from the fixtures and from a login', async () => {
  const { send } = testEmulator();
  const login = await send('rocketchat', 'login', { user: 'plain', password: 'Password-1' });
  const { data } = login.body as { data: { authToken: string } };
  const resumed = await send('rocketchat', 'login', { resume: data.authToken });
  expect(resumed.body).toEqual(login.body);
  const fromFixture = await send('rocketchat', 'login', { resume: documentsToken });
  expect(fromFixture.body).toMatchObject({
    data: { authToken: documentsToken, me: { username: 'myusername' } },
  });
});

it('rejects a Rocket.Chat token that is unknown, of another namespace, or expired', async () => {
  const { send, advance } = testEmulator();
  const login = await send('rocketchat', 'login', { user: 'plain', password: 'Password-1' });
  const { authToken: resume } = (login.body as { data: { authToken: string } }).data;
  const unauthorized = { status: 'error', error: 'Unauthorized', message: 'Unauthorized' };
  const bogus = await send('rocketchat', 'login', { resume: 'bogus' });
  const elsewhere = await send('rocketchat', 'login', { resume }, { namespace: 'other' });
  advance(90 * 24 * 60 * 60);
  const late = await send('rocketchat', 'login', { resume });
  expect([bogus.body, elsewhere.body, late.body]).toEqual([unauthorized, unauthorized, unauthorized]);
});

it('requires no second factor for resume, and rejects resume for a locked account', async () => {
  const { send } = testEmulator();
  const asked = await send('rocketchat', 'login', { user: 'mail', password: 'Password-1' });
  expect(asked.outcome).toBe('second-factor-required');
  const forced = await send(
    'rocketchat',
    'login',
    { user: 'mail', password: '-' },
    { preferred: 'signed-in' },
  );
  const { authToken: resume } = (forced.body as { data: { authToken: string } }).data;
  expect((await send('rocketchat', 'login', { resume })).outcome).toBe('signed-in');
  for (let failure = 0; failure < 10; failure += 1) {
    await send('rocketchat', 'login', { user: 'mail', password: 'wrong' });
  }
  expect((await send('rocketchat', 'login', { resume })).outcome).toBe('locked-out');
});

it('prefers the e-mail address to the username at Misaka.io', async () => {
  const { send } = testEmulator();
  const password = 'Password-1';
  const both = await send('misaka', 'login', {
    email: 'plain@example.com',
    username: 'totp@example.com',
    password,
  });
  expect(both.body).toMatchObject({ user: { email: 'plain@example.com' } });
  const emptied = await send('misaka', 'login', { email: null, username: 'plain@example.com', password });
  expect(emptied.outcome).toBe('signed-in');
});

it('prefers the password to passwordHash at ONLYOFFICE, unless preferPasswordHash is on', async () => {
  const body = { userName: 'some text', password: 'wrong', passwordHash: 'some text' };
  const path = { code: '{code}' };
  const usual = testEmulator();
  expect((await usual.send('onlyoffice', 'authenticateByCode', body, { path })).outcome).toBe(
    'invalid-credentials',
  );
  const account = {
    login: 'some text',
    password: '044LP3vr2j',
    passwordHash: 'some text',
    secondFactor: 'totp',
    fixedCode: '{code}',
  };
  const fixtures = { onlyoffice: { policy: { preferPasswordHash: true }, accounts: [account] } };
  const hashFirst = testEmulator({ fixtures });
  expect((await hashFirst.send('onlyoffice', 'authenticateByCode', body, { path })).outcome).toBe(
    'signed-in',
  );
});

it.each(['sms@example.com', 'mail@example.com'])(
  'does not lock %s at ONLYOFFICE when no code was sent',
  async (userName) => {
    const { send } = testEmulator();
    const body = { userName, password: 'Password-1' };
    const outcomes = new Set<string>();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      outcomes.add(
        (await send('onlyoffice', 'authenticateByCode', body, { path: { code: '123456' } })).outcome,
      );
    }
    expect([...outcomes]).toEqual(['second-factor-invalid']);
  },
);
