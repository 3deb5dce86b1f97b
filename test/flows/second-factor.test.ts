import { expect, it } from '@jest/globals';
import { TOTP, Secret } from 'otpauth';
import { codesOf } from '../../src/admin/account-codes.ts';
import { readOutbox } from '../../src/admin/handlers/outbox.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { testEmulator, type TestEmulator } from '../support/emulator.ts';

const secret = Secret.fromBase32('JBSWY3DPEHPK3PXP');
const noon = Date.parse('2026-11-21T12:00:00.000Z');
const account = { login: 'totp@example.com', passwd: 'Password-1' };
const codeAt = (secondsAfterNoon: number) =>
  TOTP.generate({ secret, timestamp: noon + secondsAfterNoon * 1000 });

async function messagesOf({ emulator }: TestEmulator) {
  const { messages } = await readOutbox(emulator, 'default');
  return messages;
}

async function outcomeOf(emulator: TestEmulator, body: object) {
  return (await emulator.send('interserver', 'login', body)).outcome;
}

it('accepts codes of the previous, current and next window, also repeatedly', async () => {
  const emulator = testEmulator();
  const outcomes: string[] = [];
  for (const seconds of [-60, -30, 0, 0, 30, 60]) {
    outcomes.push(await outcomeOf(emulator, { ...account, tfa: codeAt(seconds) }));
  }
  const [wrong, right] = ['second-factor-invalid', 'signed-in'];
  expect(outcomes).toEqual([wrong, right, right, right, right, wrong]);
});

it('accepts the codes of the current time when the clock has advanced', async () => {
  const emulator = testEmulator();
  emulator.advance(600);
  expect(await outcomeOf(emulator, { ...account, tfa: codeAt(0) })).toBe('second-factor-invalid');
  expect(await outcomeOf(emulator, { ...account, tfa: codeAt(600) })).toBe('signed-in');
});

it('accepts a code only once when the policy says singleUse', async () => {
  const fixture = builtInProviders[0]?.defaultFixture as object;
  const emulator = testEmulator({
    fixtures: { interserver: { ...fixture, policy: { totp: { singleUse: true } } } },
  });
  const outcomes: string[] = [];
  for (const seconds of [0, 0, -30, 30]) {
    outcomes.push(await outcomeOf(emulator, { ...account, tfa: codeAt(seconds) }));
  }
  expect(outcomes).toEqual(['signed-in', 'second-factor-invalid', 'second-factor-invalid', 'signed-in']);
});

it('returns the previous, current and next code of an app', async () => {
  const { emulator, advance } = testEmulator();
  advance(10);
  const [served] = emulator.served;
  if (served === undefined) throw new Error('no provider is served');
  const codes = await emulator.readState('default', served, (context) =>
    codesOf('totp@example.com', context),
  );
  const around = { previous: codeAt(-30), current: codeAt(0), next: codeAt(30) };
  expect(codes).toEqual({ kind: 'totp', codes: { ...around, secondsLeft: 20, used: false } });
});

it.each([
  ['sms@example.com', 'sms', '+12025550100'],
  ['mail@example.com', 'email', 'mail@example.com'],
])(
  'sends %s a code that is valid once, for ten minutes, and no second code meanwhile',
  async (login, channel, to) => {
    const emulator = testEmulator();
    const body = { login, passwd: 'Password-1' };
    expect(await outcomeOf(emulator, body)).toBe('second-factor-required');
    expect(await outcomeOf(emulator, body)).toBe('second-factor-required');
    const [message, ...others] = await messagesOf(emulator);
    expect(others).toEqual([]);
    expect(message).toEqual({
      provider: 'interserver',
      account: login,
      channel,
      to,
      code: expect.stringMatching(/^\d{6}$/),
      link: null,
      sentAt: '2026-11-21T12:00:00.000Z',
    });
    expect(await outcomeOf(emulator, { ...body, tfa: message?.code })).toBe('signed-in');
    expect(await outcomeOf(emulator, { ...body, tfa: message?.code })).toBe('second-factor-invalid');
    await outcomeOf(emulator, body);
    const [second] = await messagesOf(emulator);
    emulator.advance(600);
    expect(await outcomeOf(emulator, { ...body, tfa: second?.code })).toBe('second-factor-invalid');
  },
);

it('returns the method and expiry of a mailed code to a Rocket.Chat client', async () => {
  const { send } = testEmulator();
  const first = await send('rocketchat', 'login', { user: 'mail@example.com', password: 'Password-1' });
  const second = await send('rocketchat', 'login', { user: 'mail', password: 'Password-1' });
  const wrong = await send('rocketchat', 'login', { user: 'mail', password: 'Password-1', code: '1' });
  const pending = {
    method: 'email',
    emailOrUsername: 'mail',
    codeGenerated: false,
    codeExpires: '2026-11-21T13:00:00.000Z',
    availableMethods: ['email'],
  };
  expect([first.body, second.body, wrong.body]).toEqual([
    {
      status: 'error',
      error: 'totp-required',
      details: { method: 'email', codeGenerated: true, emailOrUsername: 'mail', availableMethods: ['email'] },
      message: 'TOTP Required',
    },
    { status: 'error', error: 'totp-required', details: pending, message: 'TOTP Required' },
    { status: 'error', error: 'totp-invalid', details: pending, message: 'TOTP Invalid' },
  ]);
});

it('accepts the captcha phrase of the outbox once', async () => {
  const emulator = testEmulator();
  const body = { login: 'captcha@example.com', passwd: 'Password-1' };
  expect(await outcomeOf(emulator, body)).toBe('captcha-required');
  const [message] = await messagesOf(emulator);
  expect(message).toMatchObject({
    channel: 'captcha',
    to: null,
    code: expect.stringMatching(/^[3-9A-HJ-NP-TW-Y]{8}$/),
  });
  const answered = { ...body, 'g-recaptcha-response': { _value: message?.code } };
  expect(await outcomeOf(emulator, { ...body, 'g-recaptcha-response': { _value: 'wrong' } })).toBe(
    'captcha-required',
  );
  expect(await outcomeOf(emulator, answered)).toBe('signed-in');
  expect(await outcomeOf(emulator, answered)).toBe('captcha-required');
});

it('locks an account after five wrong codes', async () => {
  const emulator = testEmulator();
  for (let failure = 0; failure < 5; failure += 1)
    await outcomeOf(emulator, { ...account, tfa: codeAt(900) });
  expect(await outcomeOf(emulator, { ...account, tfa: codeAt(0) })).toBe('locked-out');
});
