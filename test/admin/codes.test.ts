import { expect, it } from '@jest/globals';
import { TOTP, URI } from 'otpauth';
import request from 'supertest';
import { emulatorFromOptions } from '../../src/emulator/from-options.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { setClock } from '../../src/namespaces/clock.ts';
import { frozenAt, testApp } from '../support/app.ts';
import { testEmulator } from '../support/emulator.ts';
import { listenerOf } from '../support/planes.ts';

const at = '/__admin/codes';
const singleUse = {
  interserver: {
    policy: { totp: { singleUse: true } },
    accounts: [{ login: 'a@example.com', password: 'p', secondFactor: 'totp' }],
  },
};

interface Codes {
  readonly enrolment?: string;
  readonly current: string;
  readonly next: string;
  readonly secondsLeft: number;
  readonly used: boolean;
}

/** The body of a call; the test itself checks that it contains codes. */
async function codesAt(app: Parameters<typeof request>[0], path: string): Promise<Codes> {
  return JSON.parse((await request(app).get(`${at}/${path}`).buffer(true)).text) as Codes;
}

const giving = (app: Parameters<typeof request>[0], tfa: string) =>
  request(app).post('/apiv2/login').send({ login: 'a@example.com', passwd: 'p', tfa });

it('marks an authenticator code as used if it is valid once', async () => {
  const app = testApp({ fixtures: singleUse });
  const { current, used } = await codesAt(app, 'interserver/a@example.com');
  expect(used).toBe(false);
  expect((await giving(app, current)).status).toBe(200);
  expect((await codesAt(app, 'interserver/a@example.com')).used).toBe(true);
});

it("returns a code sent by SMS, whatever the account's second factor is", async () => {
  const phone = '+12025550100';
  const app = testApp({
    fixtures: {
      onlyoffice: {
        policy: { twoFactor: { type: 'sms' } },
        accounts: [
          { login: 'app', password: 'p', secondFactor: 'totp', phone },
          { login: 'none', password: 'p', phone },
        ],
      },
    },
  });
  for (const userName of ['app', 'none']) {
    await request(app).post('/api/2.0/authentication').send({ userName, password: 'p' });
    const { current: code } = await codesAt(app, `onlyoffice/${userName}`);
    const given = await request(app)
      .post(`/api/2.0/authentication/${code}`)
      .send({ userName, password: 'p' });
    expect(given.status).toBe(200);
  }
});

const enrolled = [
  ['interserver', 'totp@example.com'],
  ['misaka', 'totp@example.com'],
  ['onlyoffice', 'totp@example.com'],
  ['rocketchat', 'totp'],
] as const;

it.each(enrolled)('returns the URL that enrols an authenticator app at %s', async (provider, login) => {
  const app = testApp();
  const { enrolment = '', ...codes } = await codesAt(app, `${provider}/${login}`);
  const authenticator = URI.parse(enrolment);
  expect([authenticator.issuer, authenticator.label]).toEqual([provider, login]);
  for (const at of ['2026-11-21T12:00:00.000Z', '2027-03-01T08:15:59.000Z']) {
    await request(app).patch('/__admin/clock').send({ now: at });
    const { current } = await codesAt(app, `${provider}/${login}`);
    expect(authenticatorCode(authenticator, Date.parse(at))).toBe(current);
  }
  expect(authenticatorCode(authenticator, Date.parse(frozenAt))).toBe(codes.current);
});

function authenticatorCode(authenticator: ReturnType<typeof URI.parse>, timestamp: number): string {
  if (!(authenticator instanceof TOTP)) throw new Error('the URL is for another kind of code');
  return authenticator.generate({ timestamp });
}

it('returns no enrolment for an account without an authenticator', async () => {
  const accounts = [
    { login: 'fixed', password: 'p', secondFactor: 'totp', fixedCode: '123456' },
    { login: 'mail', password: 'p', secondFactor: 'mail', fixedCode: '654321' },
  ];
  const app = testApp({ fixtures: { interserver: { accounts } } });
  expect(await codesAt(app, 'interserver/fixed')).toHaveProperty('enrolment');
  expect(await codesAt(app, 'interserver/mail')).not.toHaveProperty('enrolment');
});

it('moves the clock to the next window for a new code', async () => {
  const app = testApp({ fixtures: singleUse });
  const first = await codesAt(app, 'interserver/a@example.com');
  await giving(app, first.current);
  const second = await codesAt(app, 'interserver/a@example.com?advance=true');
  expect(second).toEqual({
    previous: first.current,
    current: first.next,
    next: expect.stringMatching(/^\d{6}$/),
    secondsLeft: 30,
    used: false,
    enrolment: expect.stringMatching(/^otpauth:/),
  });
  expect((await giving(app, second.current)).status).toBe(200);
});

it("doesn't move the clock if the current code is valid for long enough", async () => {
  const app = testApp({ fixtures: singleUse });
  const first = await codesAt(app, 'interserver/a@example.com');
  const same = await codesAt(app, 'interserver/a@example.com?minValidity=30&advance=true');
  expect(same).toEqual(first);
  await giving(app, first.current);
  const moved = await codesAt(app, 'interserver/a@example.com?minValidity=30&advance=true');
  expect(moved.current).toBe(first.next);
});

it('moves the clock of one namespace only', async () => {
  const app = testApp();
  const path = 'misaka/totp@example.com';
  const before = await codesAt(app, path);
  const moved = await request(app).get(`${at}/${path}?advance=true`).set('x-emulator-namespace', 'one');
  expect(moved.body).toMatchObject({ current: before.next });
  expect(await codesAt(app, path)).toEqual(before);
});

it('marks a sent code as used', async () => {
  const app = testApp();
  const signIn = { login: 'sms@example.com', passwd: 'Password-1' };
  await request(app).post('/apiv2/login').send(signIn);
  const sent = await codesAt(app, 'interserver/sms@example.com');
  await request(app)
    .post('/apiv2/login')
    .send({ ...signIn, tfa: sent.current });
  expect(await codesAt(app, 'interserver/sms@example.com')).toEqual({ ...sent, used: true });
});

it('waits in real time until a code is valid for long enough', async () => {
  const { emulator } = emulatorFromOptions({ seed: 'test' }, builtInProviders);
  const windowEnd = Date.parse(frozenAt) + 30_000;
  await setClock(emulator, 'default', { now: windowEnd - 900 });
  await setClock(emulator, 'default', { frozen: false });
  const app = listenerOf(emulator);
  const waited = await codesAt(app, 'interserver/totp@example.com?minValidity=20');
  expect(waited.secondsLeft).toBeGreaterThanOrEqual(20);
  expect(waited.used).toBe(false);
});

it('keeps waiting when the clock is moved meanwhile', async () => {
  const { emulator } = testEmulator();
  await setClock(emulator, 'default', { now: Date.parse(frozenAt) + 10_000 });
  const app = listenerOf(emulator);
  const waiting = codesAt(app, 'interserver/totp@example.com?minValidity=25');
  const others = await codesAt(app, 'interserver/totp@example.com');
  expect(others.secondsLeft).toBe(20);
  await setClock(emulator, 'default', { advanceSeconds: 21 });
  expect(await waiting).toMatchObject({ current: others.next, secondsLeft: 29 });
});

it.each([
  [
    'interserver/totp@example.com?minValidity=20',
    409,
    'the current code is valid for 10 s, not 20 s, and the clock is frozen; send advance=true, or unfreeze the clock (PATCH /__admin/clock {"frozen":false})',
  ],
  [
    'interserver/totp@example.com?minValidity=31',
    400,
    'the query parameter minValidity is wrong; expected a whole number of seconds from 1 to 30: an authenticator code is never valid longer',
  ],
  [
    'interserver/sms@example.com?advance=true',
    404,
    'no code is pending for sms@example.com; sign in first, so that a code is sent',
  ],
  ['interserver/plain@example.com?minValidity=5', 404, 'plain@example.com has no second factor'],
])('explains at %s why no code is available', async (path, status, detail) => {
  const app = testApp({ now: '2026-11-21T12:00:20.000Z' });
  expect(await codesAt(app, path)).toMatchObject({ status, detail });
});

it("answers 409 when a sent or fixed code can't change with the clock", async () => {
  const accounts = [{ login: 'a@example.com', password: 'p', secondFactor: 'mail', fixedCode: '424242' }];
  const app = testApp({ fixtures: { interserver: { accounts } } });
  expect(await codesAt(app, 'interserver/a@example.com?minValidity=30')).toMatchObject({ current: '424242' });
  expect(await codesAt(app, 'interserver/a@example.com?advance=true')).toMatchObject({
    status: 409,
    detail: "the code of a@example.com is fixed and doesn't change with the clock",
  });
  await request(app).post('/api/v1/login').send({ user: 'mail', password: 'Password-1' });
  expect(await codesAt(app, 'rocketchat/mail?advance=true')).toMatchObject({
    status: 409,
    detail:
      "the code of mail was sent and doesn't change with the clock; sign in again after it expires to get another",
  });
});

it('finds messages by provider, account and channel', async () => {
  const app = testApp();
  await request(app).post('/apiv2/login').send({ login: 'sms@example.com', passwd: 'Password-1' });
  await request(app).post('/apiv2/login').send({ login: 'captcha@example.com', passwd: 'Password-1' });
  await request(app).post('/api/v1/login').send({ user: 'mail', password: 'Password-1' });
  const accountsAt = async (query: string) => {
    const { text } = await request(app).get(`/__admin/outbox?${query}`).buffer(true);
    return (JSON.parse(text) as { messages: readonly { account: string }[] }).messages.map(
      ({ account }) => account,
    );
  };
  expect(await accountsAt('')).toEqual(['mail', 'captcha@example.com', 'sms@example.com']);
  expect(await accountsAt('provider=interserver')).toEqual(['captcha@example.com', 'sms@example.com']);
  expect(await accountsAt('account=MAIL@example.com')).toEqual(['mail']);
  expect(await accountsAt('channel=captcha')).toEqual(['captcha@example.com']);
  expect(await accountsAt('provider=rocketchat&channel=sms')).toEqual([]);
});

it.each([
  [
    'provider=nobody',
    404,
    'no provider nobody is served; expected one of interserver, rocketchat, misaka, onlyoffice',
  ],
  ['channel=fax', 400, 'the query parameter channel is wrong; expected one of sms, email, captcha'],
])("explains the error in the outbox's filter %s", async (query, status, detail) => {
  const { text } = await request(testApp()).get(`/__admin/outbox?${query}`).buffer(true);
  expect(JSON.parse(text)).toMatchObject({ status, detail });
});

it('answers an optional call with 204 when there is no account or no code', async () => {
  const app = testApp();
  const optional = (login: string) => request(app).get(`${at}/rocketchat/${login}?optional=true`);
  expect((await optional('plain')).status).toBe(204);
  expect((await optional('mail')).status).toBe(204);
  expect((await optional('totp')).status).toBe(200);
  expect((await optional('nobody')).status).toBe(204);
});
