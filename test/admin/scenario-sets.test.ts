import { anyProblemCode } from '../support/problem-code.ts';
import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import request from 'supertest';
import { OptionError, type AppOptions } from '../../src/index.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { codeOf, outcomeOf, outcomesOf } from '../fixtures/sign-in.ts';
import { testApp } from '../support/app.ts';

const at = '/__admin/scenario-sets';
const password = 'Password-1';
const right = { login: 'plain@example.com', passwd: password };

const builtIn = [
  {
    name: 'captcha-wall',
    description: 'Every account has to answer a captcha, at a provider that has one.',
    source: 'built-in',
    scenarios: [{ patch: { captcha: true } }],
  },
  {
    name: 'everyone-locked-out',
    description: 'Every account is locked out, whatever it sends.',
    source: 'built-in',
    scenarios: [{ outcome: 'locked-out' }],
  },
  {
    name: 'maintenance',
    description: 'Every provider is closed for maintenance.',
    source: 'built-in',
    scenarios: [{ outcome: 'unavailable' }],
  },
  {
    name: 'second-factor-everywhere',
    description: 'Every account needs an authenticator code, and signs in with a correct one.',
    source: 'built-in',
    scenarios: [{ patch: { secondFactor: 'totp' } }],
  },
  {
    name: 'slow',
    description: 'Every answer takes two seconds.',
    source: 'built-in',
    scenarios: [{ delayMs: 2000 }],
  },
];

const standing = { met: null, remaining: null, expiresAt: null };

/** The body of a response with any content type. */
async function said(call: request.Test): Promise<{ readonly status: number; readonly body: unknown }> {
  const { status, text } = await call.buffer(true);
  return { status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

const problemOf = (status: number, title: string, detail: string, ...errors: object[]) => ({
  status,
  body: {
    type: 'about:blank',
    code: anyProblemCode,
    title,
    status,
    detail,
    ...(errors.length === 0 ? {} : { errors }),
  },
});

const inFolder = (files: Readonly<Record<string, string>>, more: AppOptions = {}) =>
  testApp({
    fixtures: temporaryFolder(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [join('scenarios', name), text])),
    ),
    ...more,
  });

it('lists the built-in sets', async () => {
  expect(await said(request(testApp()).get(at))).toEqual({ status: 200, body: { sets: builtIn } });
});

it("lists a folder's sets, which override built-in sets of the same name", async () => {
  const app = inFolder({
    'slow.yaml': 'scenarios: [{ delayMs: 5 }]',
    'mine.json': '{"description":"Mine.","scenarios":[{"outcome":"unavailable","times":1}]}',
  });
  const [captcha, locked, maintenance, factor] = builtIn;
  const mine = {
    name: 'mine',
    description: 'Mine.',
    source: 'folder',
    scenarios: [{ outcome: 'unavailable', times: 1 }],
  };
  const slow = { name: 'slow', description: '', source: 'folder', scenarios: [{ delayMs: 5 }] };
  const sets = [captcha, locked, maintenance, mine, factor, slow];
  expect(await said(request(app).get(at))).toEqual({ status: 200, body: { sets } });
  expect(await said(request(app).post(`${at}/slow`))).toEqual({
    status: 201,
    body: { scenarios: [{ id: 'scenario-1', source: 'set', set: 'slow', delayMs: 5, ...standing }] },
  });
});

it('ends a set after ttlSeconds, except scenarios that end earlier', async () => {
  const app = inFolder({
    'mine.yaml':
      'scenarios: [{ outcome: unavailable, ttlSeconds: 60 }, { outcome: locked-out, ttlSeconds: 3600 }, { delayMs: 1 }]',
  });
  const { status, body } = await said(request(app).post(`${at}/mine?ttlSeconds=900`));
  const { scenarios } = body as { scenarios: { expiresAt: string }[] };
  expect([status, ...scenarios.map(({ expiresAt }) => expiresAt)]).toEqual([
    201,
    '2026-11-21T12:01:00.000Z',
    '2026-11-21T12:15:00.000Z',
    '2026-11-21T12:15:00.000Z',
  ]);
  await request(app).patch('/__admin/clock').send({ now: '2026-11-21T12:14:59.000Z' });
  expect(await outcomesOf(app, 'interserver', [right])).toEqual(['locked-out']);
  await request(app).patch('/__admin/clock').send({ now: '2026-11-21T12:15:00.000Z' });
  expect(await outcomesOf(app, 'interserver', [right])).toEqual(['signed-in']);
});

it.each(['0', '-1', 'soon', '3153600001', '1e99'])('refuses ttlSeconds=%s', async (ttl) => {
  expect((await request(testApp()).post(`${at}/slow?ttlSeconds=${ttl}`)).status).toBe(400);
});

it('arms a set in addition to armed scenarios', async () => {
  const app = testApp();
  await request(app).post('/__admin/scenarios').send({ outcome: 'unavailable', times: 1 });
  expect(await said(request(app).post(`${at}/everyone-locked-out`))).toEqual({
    status: 201,
    body: {
      scenarios: [
        { id: 'scenario-2', source: 'set', set: 'everyone-locked-out', outcome: 'locked-out', ...standing },
      ],
    },
  });
  expect(await outcomesOf(app, 'interserver', [right])).toEqual(['locked-out']);
  await request(app).delete('/__admin/scenarios/scenario-2');
  expect(await outcomesOf(app, 'interserver', [right, right])).toEqual(['unavailable', 'signed-in']);
});

it('accepts an authenticator code at each provider with codes when the set requires one', async () => {
  const app = testApp();
  await request(app).post(`${at}/second-factor-everywhere`);
  // accounts without a second factor, with another, and with one of their own
  for (const name of ['plain', 'sms', 'mail', 'totp']) {
    const login = `${name}@example.com`;
    const interserver = { login, passwd: password };
    expect(await outcomeOf(app, 'interserver', interserver)).toBe('second-factor-required');
    const tfa = await codeOf(app, 'interserver', login);
    expect(await outcomeOf(app, 'interserver', { ...interserver, tfa })).toBe('signed-in');

    const rocketchat = { user: name, password };
    expect(await outcomeOf(app, 'rocketchat', rocketchat)).toBe('second-factor-required');
    const code = await codeOf(app, 'rocketchat', name);
    expect(await outcomeOf(app, 'rocketchat', { ...rocketchat, code })).toBe('signed-in');

    const onlyoffice = { userName: login, password };
    expect(await outcomeOf(app, 'onlyoffice', onlyoffice, '1')).toBe('second-factor-invalid');
    const path = await codeOf(app, 'onlyoffice', login);
    expect(await outcomeOf(app, 'onlyoffice', onlyoffice, path)).toBe('signed-in');

    // its login with a code is another operation
    expect(await outcomeOf(app, 'misaka', { email: login, password })).toBe('second-factor-required');
    expect(await codeOf(app, 'misaka', login)).toMatch(/^\d{6}$/);
  }
  await request(app).delete('/__admin/scenarios');
  expect(await outcomeOf(app, 'interserver', right)).toBe('signed-in');
});

it('accepts the captcha phrase of the outbox', async () => {
  const app = testApp();
  await request(app).post(`${at}/captcha-wall`);
  expect(await outcomeOf(app, 'interserver', right)).toBe('captcha-required');
  const { body } = await said(request(app).get('/__admin/outbox'));
  const { messages } = body as { messages: { account: string; channel: string; code: string }[] };
  expect(messages).toMatchObject([{ account: right.login, channel: 'captcha' }]);
  const answer = { 'g-recaptcha-response': { _value: messages[0]?.code } };
  expect(await outcomeOf(app, 'interserver', { ...right, ...answer })).toBe('signed-in');
});

it('closes every provider for maintenance', async () => {
  const app = testApp();
  await request(app).post(`${at}/maintenance`);
  expect([
    await outcomeOf(app, 'interserver', right),
    await outcomeOf(app, 'rocketchat', {}),
    await outcomeOf(app, 'misaka', {}),
    await outcomeOf(app, 'onlyoffice', {}, '1'),
  ]).toEqual(Array(4).fill('unavailable'));
});

it('saves the armed scenarios as a set, and arms it again', async () => {
  const app = testApp({
    fixtures: {
      misaka: { accounts: [{ login: 'a@example.com', password }], scenarios: [{ outcome: 'unavailable' }] },
    },
  });
  const posted = { outcomes: ['locked-out', 'server-error'], times: 3, provider: 'interserver' };
  await request(app).post('/__admin/scenarios').send(posted);
  const saved = {
    name: 'kept',
    description: 'the scenarios that were armed in default',
    source: 'saved',
    scenarios: [{ outcome: 'unavailable', provider: 'misaka' }, posted],
  };
  expect(await said(request(app).put(`${at}/kept`))).toEqual({ status: 200, body: saved });
  await request(app).delete('/__admin/scenarios');
  expect(await outcomesOf(app, 'interserver', [right])).toEqual(['signed-in']);
  const set = { source: 'set', set: 'kept', expiresAt: null };
  expect(await said(request(app).post(`${at}/kept`))).toEqual({
    status: 201,
    body: {
      scenarios: [
        { id: 'scenario-2', ...set, outcome: 'unavailable', provider: 'misaka', met: null, remaining: null },
        { id: 'scenario-3', ...set, ...posted, met: 0, remaining: 3 },
      ],
    },
  });
  expect(await outcomesOf(app, 'interserver', Array<object>(4).fill(right))).toEqual([
    'locked-out',
    'server-error',
    'locked-out',
    'signed-in',
  ]);
});

it('keeps a saved set after a reset, in its namespace only', async () => {
  const app = testApp();
  const elsewhere = { 'x-emulator-namespace': 'other' };
  await request(app).post('/__admin/scenarios').send({ outcome: 'unavailable' });
  await request(app).put(`${at}/slow`);
  await request(app).post('/__admin/reset');
  expect(await said(request(app).post(`${at}/slow`))).toEqual({
    status: 201,
    body: {
      scenarios: [{ id: 'scenario-1', source: 'set', set: 'slow', outcome: 'unavailable', ...standing }],
    },
  });
  expect(await said(request(app).get(at).set(elsewhere))).toEqual({ status: 200, body: { sets: builtIn } });
});

it('replaces a saved set of the same name', async () => {
  const app = testApp();
  await request(app).post('/__admin/scenarios').send({ outcome: 'unavailable' });
  await request(app).put(`${at}/kept`);
  await request(app).delete('/__admin/scenarios');
  const empty = {
    name: 'kept',
    description: 'the scenarios that were armed in default',
    source: 'saved',
    scenarios: [],
  };
  expect(await said(request(app).put(`${at}/kept`))).toEqual({ status: 200, body: empty });
  await request(app).post(`${at}/maintenance`);
  expect(await said(request(app).post(`${at}/kept`))).toEqual({ status: 201, body: { scenarios: [] } });
});

it('lists the known sets when a name is unknown', async () => {
  expect(await said(request(testApp()).post(`${at}/nothing`))).toEqual(
    problemOf(
      404,
      'Not found',
      'there is no scenario set nothing; expected one of captcha-wall, everyone-locked-out, maintenance, second-factor-everywhere, slow',
    ),
  );
});

it('arms a set completely or not at all, and names the invalid scenario', async () => {
  const app = inFolder({
    'half.yaml':
      'scenarios: [{ delayMs: 1 }, { provider: misaka, operation: login, outcome: captcha-required }]',
  });
  const message =
    'scenarios[1]: captcha-required cannot happen here; expected one of signed-in, malformed-request, ' +
    'invalid-credentials, missing-credentials, second-factor-required, account-disabled, account-unverified, ' +
    'locked-out, rate-limited, server-error, unavailable';
  expect(await said(request(app).post(`${at}/half`))).toEqual(
    problemOf(422, 'Unprocessable', message, { path: 'scenarios.1.outcome', message }),
  );
  expect(await said(request(app).get('/__admin/scenarios'))).toEqual({
    status: 200,
    body: { scenarios: [] },
  });
});

it('arms sets at startup in every namespace', async () => {
  const app = testApp({ scenario: ['everyone-locked-out', 'slow'] });
  const body = {
    scenarios: [
      { id: 'set-slow-1', source: 'set', set: 'slow', delayMs: 2000, ...standing },
      {
        id: 'set-everyone-locked-out-1',
        source: 'set',
        set: 'everyone-locked-out',
        outcome: 'locked-out',
        ...standing,
      },
    ],
  };
  for (const namespace of ['default', 'other'])
    expect(await said(request(app).get('/__admin/scenarios').set('x-emulator-namespace', namespace))).toEqual(
      {
        status: 200,
        body,
      },
    );
});

it("arms a folder's set at startup, and again after a reset", async () => {
  const app = inFolder(
    { 'twice.yml': 'scenarios: [{ outcome: unavailable, times: 2 }]' },
    { scenario: ['twice'] },
  );
  const thrice = Array<object>(3).fill(right);
  const met = ['unavailable', 'unavailable', 'signed-in'];
  expect(await outcomesOf(app, 'interserver', thrice)).toEqual(met);
  await request(app).post('/__admin/reset');
  expect(await outcomesOf(app, 'interserver', thrice)).toEqual(met);
});

it.each([
  [
    'nothing',
    { 'mine.yaml': 'scenarios: []' },
    'there is no scenario set nothing; expected one of captcha-wall, everyone-locked-out, maintenance, mine, second-factor-everywhere, slow',
  ],
  [
    'wrong',
    { 'wrong.yaml': 'scenarios: [{ delayMs: 1 }, { outcome: locked-out, account: nobody }]' },
    'the scenario set wrong cannot be armed: scenarios[1]: no account has the login nobody; expected one of user@domain.com, plain@example.com, totp@example.com, sms@example.com, mail@example.com, disabled@example.com, unverified@example.com, captcha@example.com, locked@example.com, newaddress@example.com, …',
  ],
])('fails to start with the set %s, with the reason', (name, files, message) => {
  expect(() => inFolder(files, { scenario: [name] })).toThrow(new OptionError(message));
});
