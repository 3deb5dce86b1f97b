import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import request from 'supertest';
import { FileError, type AppOptions } from '../../src/index.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { complaintsAbout } from '../fixtures/complaints.ts';
import { outcomesOf } from '../fixtures/sign-in.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { testApp } from '../support/app.ts';
import { at } from './journal.ts';

type App = ReturnType<typeof testApp>;

const calls = '/__admin/scenarios';
const ada = { login: 'ada@example.com', password: 'Password-1' };
const right = { login: ada.login, passwd: ada.password };
const plain = { login: 'plain@example.com', passwd: 'Password-1' };
const standing = { met: null, remaining: null, expiresAt: null };

/** The body of a response with any content type. */
async function said(call: request.Test): Promise<{ readonly status: number; readonly body: unknown }> {
  const { status, text } = await call.buffer(true);
  return { status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

const arm = (app: App, entry: unknown) =>
  said(
    request(app)
      .post(calls)
      .send(entry as object),
  );
const list = (app: App) => said(request(app).get(calls));
const listing = (...scenarios: readonly object[]) => ({ status: 200, body: { scenarios } });

/** An app whose InterServer has these scenarios for its one account. */
const withFile = (scenarios: readonly object[], more: AppOptions = {}) =>
  testApp({ fixtures: { interserver: { accounts: [ada], scenarios } }, ...more });

it('lists armed scenarios with matches and expiry', async () => {
  const app = testApp();
  const entry = { account: plain.login, outcome: 'locked-out', skip: 1, times: 2, ttlSeconds: 90 };
  const armed = {
    ...{ id: 'scenario-1', source: 'posted' },
    ...entry,
    expiresAt: '2026-11-21T12:01:30.000Z',
  };
  expect(await arm(app, entry)).toEqual({ status: 201, body: { ...armed, met: 0, remaining: 2 } });
  const steps = [];
  for (let sent = 0; sent < 4; sent += 1) {
    await request(app).post('/apiv2/login').send(plain);
    steps.push(await list(app));
  }
  expect(steps).toEqual([
    listing({ ...armed, met: 1, remaining: 2 }),
    listing({ ...armed, met: 2, remaining: 1 }),
    listing({ ...armed, met: 3, remaining: 0 }),
    listing({ ...armed, met: 3, remaining: 0 }),
  ]);
});

it('lists them in order of precedence', async () => {
  const app = testApp();
  const entries = [
    { delayMs: 1 },
    { provider: 'misaka', fault: 'EMPTY_RESPONSE' },
    { operation: 'login', outcomes: ['locked-out', 'unavailable'] },
    { account: 'plain', patch: { captcha: true } },
    { outcome: 'unavailable' },
  ];
  for (const entry of entries) await arm(app, entry);
  const [delay, fault, sequence, patch, outcome] = entries;
  expect(await list(app)).toEqual(
    listing(
      { id: 'scenario-4', source: 'posted', ...patch, ...standing },
      { id: 'scenario-3', source: 'posted', ...sequence, met: 0, remaining: 2, expiresAt: null },
      { id: 'scenario-2', source: 'posted', ...fault, ...standing },
      { id: 'scenario-5', source: 'posted', ...outcome, ...standing },
      { id: 'scenario-1', source: 'posted', ...delay, ...standing },
    ),
  );
});

it('disarms one or all scenarios, including those from files, until a reset', async () => {
  const app = withFile([{ outcome: 'locked-out' }, { account: ada.login, outcome: 'unavailable' }]);
  await arm(app, { outcome: 'server-error' });
  const once = async () => (await outcomesOf(app, 'interserver', [right]))[0];
  const file = { source: 'fixtures', provider: 'interserver', ...standing };
  const own = [
    { id: 'interserver-2', account: ada.login, outcome: 'unavailable', ...file },
    { id: 'interserver-1', outcome: 'locked-out', ...file },
  ];
  expect(await list(app)).toEqual(
    listing(...own, { id: 'scenario-1', source: 'posted', outcome: 'server-error', ...standing }),
  );
  const met = [await once()];
  expect(await said(request(app).delete(`${calls}/interserver-2`))).toEqual({ status: 204, body: undefined });
  met.push(await once());
  expect(await said(request(app).delete(calls))).toEqual({ status: 204, body: undefined });
  expect(await list(app)).toEqual(listing());
  met.push(await once());
  await request(app).post('/__admin/reset');
  expect(await list(app)).toEqual(listing(...own));
  met.push(await once());
  expect(met).toEqual(['unavailable', 'locked-out', 'signed-in', 'unavailable']);
});

it('answers 404 for an unknown scenario id', async () => {
  const app = testApp();
  await arm(app, { outcome: 'unavailable' });
  await request(app).delete(`${calls}/scenario-1`);
  expect(await said(request(app).delete(`${calls}/scenario-1`))).toEqual({
    status: 404,
    body: {
      type: 'about:blank',
      code: 'scenario-not-found',
      title: 'Not found',
      status: 404,
      detail:
        "scenario scenario-1 isn't armed in this namespace; GET /__admin/scenarios lists those that are",
    },
  });
});

it('gives every scenario a new id', async () => {
  const app = testApp();
  await arm(app, { outcome: 'unavailable', times: 1 });
  await request(app).delete(calls);
  expect(await arm(app, { outcome: 'unavailable', times: 1 })).toEqual({
    status: 201,
    body: {
      ...{ id: 'scenario-2', source: 'posted', outcome: 'unavailable', times: 1 },
      ...{ met: 0, remaining: 1, expiresAt: null },
    },
  });
});

it('expires file scenarios after their time to live, counted from the last reset', async () => {
  const app = withFile([{ outcome: 'locked-out', ttlSeconds: 60 }]);
  const advance = (advanceSeconds: number) =>
    request(app).patch('/__admin/clock').send({ advanceSeconds }).expect(200);
  const ends = async () => {
    const { body } = await list(app);
    return (body as { scenarios: readonly { expiresAt: string }[] }).scenarios.map(
      ({ expiresAt }) => expiresAt,
    );
  };
  const seen: unknown[] = [await ends()];
  await advance(120);
  // the namespace is unused so far
  seen.push(await ends(), await outcomesOf(app, 'interserver', [right]));
  await advance(59);
  seen.push(await outcomesOf(app, 'interserver', [right]));
  await advance(1);
  seen.push(await outcomesOf(app, 'interserver', [right]), await ends());
  await request(app).post('/__admin/reset');
  seen.push(await outcomesOf(app, 'interserver', [right]), await ends());
  expect(seen).toEqual([
    ['2026-11-21T12:01:00.000Z'],
    ['2026-11-21T12:03:00.000Z'],
    ['locked-out'],
    ['locked-out'],
    ['signed-in'],
    ['2026-11-21T12:03:00.000Z'],
    ['locked-out'],
    ['2026-11-21T12:01:00.000Z'],
  ]);
});

it('expires startup sets the same way, separately in each namespace', async () => {
  const fixtures = temporaryFolder({
    'interserver.yaml': `accounts: [{ login: ${ada.login}, password: ${ada.password} }]`,
    'scenarios/short.yaml': 'scenarios: [{ outcome: unavailable, ttlSeconds: 10 }]',
  });
  const app = testApp({ fixtures, scenario: ['short'] });
  const once = async (namespace: string) =>
    (await request(app).post('/apiv2/login').set('x-emulator-namespace', namespace).send(right)).get(
      'x-emulator-outcome',
    );
  const met = [await once('one')];
  for (const namespace of ['one', 'two'])
    await request(app)
      .patch('/__admin/clock')
      .set('x-emulator-namespace', namespace)
      .send({ advanceSeconds: 10 });
  met.push(await once('one'), await once('two'));
  expect(met).toEqual(['unavailable', 'signed-in', 'unavailable']);
});

it('returns the stored account, and codes with patches applied', async () => {
  const app = testApp();
  const path = '/__admin/accounts/interserver/plain@example.com';
  const before = await said(request(app).get(path));
  await arm(app, { patch: { secondFactor: 'totp', status: 'disabled' } });
  expect(await said(request(app).get(path))).toEqual(before);
  expect((await said(request(app).get('/__admin/codes/interserver/plain@example.com'))).status).toBe(200);
});

it('keeps a written account field after a patch with the same value ends', async () => {
  const app = testApp();
  await arm(app, { patch: { secondFactor: 'totp' } });
  await request(app)
    .patch('/__admin/accounts/interserver/plain@example.com')
    .send({ secondFactor: 'totp' })
    .expect(200);
  await request(app).delete(calls);
  expect(await outcomesOf(app, 'interserver', [plain])).toEqual(['second-factor-required']);
});

it('reports sessions as inactive while a patch disables their account', async () => {
  const app = testApp();
  const signedIn = await said(request(app).post('/apiv2/login').send(plain));
  const token = at(signedIn.body, 'sessionId');
  const active = async () =>
    at((await said(request(app).post('/__admin/sessions/introspect').send({ token }))).body, 'active');
  const seen = [await active()];
  await arm(app, { patch: { status: 'disabled' } });
  seen.push(await active());
  await request(app).delete(calls);
  expect([...seen, await active()]).toEqual([true, false, true]);
});

it('records the id of the matched scenario in the journal', async () => {
  const app = testApp();
  await arm(app, { outcome: 'locked-out' });
  const { headers } = await request(app).post('/apiv2/login').send(plain);
  expect(headers).toMatchObject({ 'x-emulator-outcome': 'locked-out', 'x-emulator-request': 'default-1' });
  const { body } = await said(request(app).get('/__admin/requests/default-1'));
  expect(body).toMatchObject({
    outcome: 'locked-out',
    status: 429,
    account: plain.login,
    provenance: 'inferred',
    trace: ['scenario scenario-1'],
  });
});

const faults = 'EMPTY_RESPONSE, MALFORMED_RESPONSE_CHUNK, RANDOM_DATA_THEN_CLOSE, CONNECTION_RESET_BY_PEER';
const everywhere = [
  ...new Set(
    builtInProviders.flatMap(({ profiles: { documented } }) =>
      documented.endpoints.flatMap(({ contract }) => Object.keys(contract.outcomes)),
    ),
  ),
].join(', ');
const atMisaka =
  'signed-in, malformed-request, invalid-credentials, missing-credentials, second-factor-required, ' +
  'account-disabled, account-unverified, locked-out, rate-limited, server-error, unavailable, ' +
  'second-factor-invalid, second-factor-unavailable, refreshed, token-invalid, token-expired, signed-out, ' +
  'token-missing, who-am-i, done';
const fieldsOf =
  'login, password, status, secondFactor, totpSecret, fixedCode, phone, captcha, lockedUntil, sessions';
/** A provider whose contract has few operations. */
const mine = { provider: 'misaka' };

/** Scenarios rejected in posts, sets and fixtures: the entry, the wrong key, and the message. */
const refused: readonly [object, string, string][] = [
  [{ ...mine, outcome: 'on-fire' }, 'outcome', `on-fire isn't an outcome; expected one of ${atMisaka}`],
  [
    { ...mine, outcomes: ['locked-out', 'code-sent'] },
    'outcomes',
    `code-sent cannot happen here; expected one of ${atMisaka}`,
  ],
  [
    { ...mine, operation: 'signup', outcome: 'locked-out' },
    'operation',
    'there is no operation signup; expected one of login, loginWithTwoFactor, refresh, logout, getToken, postToken, changePassword',
  ],
  [
    { ...mine, account: 'plian@example.com', outcome: 'locked-out' },
    'account',
    'no account has the login plian@example.com; did you mean plain@example.com?',
  ],
  [
    { ...mine, outcome: 'locked-out', fault: 'EMPTY_RESPONSE' },
    'fault',
    'outcome and fault cannot be combined; expected only one of outcome, outcomes, fault and patch',
  ],
  [
    { ...mine, times: 2 },
    '',
    'the scenario has no effect; expected one of outcome, outcomes, fault, patch and delayMs',
  ],
  [{ ...mine, patch: {} }, 'patch', 'patch is empty; expected fields of accounts, or policy'],
  [
    { ...mine, patch: { colour: 'red' } },
    'patch.colour',
    `unknown key colour in patch; expected one of ${fieldsOf}, user`,
  ],
  [
    { ...mine, patch: { colour: null } },
    'patch.colour',
    `unknown key colour in patch; expected one of ${fieldsOf}, user`,
  ],
  [
    { ...mine, patch: { status: 'gone' } },
    'patch.status',
    'patch.status is "gone"; expected one of active, disabled, unverified',
  ],
  [
    { ...mine, patch: { password: null } },
    'patch',
    'password (at least 6 characters, as the document requires) is missing in patch',
  ],
  [
    { ...mine, patch: { policy: { speed: 1 } } },
    'patch.policy.speed',
    'unknown key speed in patch.policy; expected one of lockout, totp, oneTimeCode, tokens, signingKey, logoutEndsAccess, requestBudget, retention, undocumentedFields',
  ],
  ...['login', 'id', 'sessions'].map((name): [object, string, string] => [
    { ...mine, patch: { [name]: 'x' } },
    `patch.${name}`,
    `${name} cannot be patched; it identifies the account`,
  ]),
];

it.each(refused)('rejects %j when posted', async (entry, path, message) => {
  const app = refusing;
  expect(await arm(app, entry)).toEqual({
    status: 422,
    body: {
      type: 'about:blank',
      code: 'invalid-scenario',
      title: 'Unprocessable',
      status: 422,
      detail: message,
      errors: [{ path, message }],
    },
  });
  expect(await list(app)).toEqual(listing());
});

it.each(refused)('rejects %j in a fixture file, with its place', (entry, path, message) => {
  const file = `accounts:\n  - { login: plain@example.com, password: Password-1 }\nscenarios:\n  - ${JSON.stringify(entry)}\n`;
  const [line = '', ...more] = complaintsAbout({ 'misaka.yaml': file });
  expect(more).toEqual([]);
  const [, row, column, said] = /^fixtures\/misaka\.yaml:(\d+):(\d+): (.*)$/.exec(line) ?? [];
  expect([row, said]).toEqual(['4', message]);
  const key = path.split('.').at(-1) ?? '';
  const start = `  - ${JSON.stringify(entry)}`.indexOf(key === '' ? '{' : `"${key}"`);
  // the place is the key, or its value
  expect(Number(column)).toBeGreaterThan(start);
});

it.each(refused)('rejects %j in a set, with its index', async (entry, path, message) => {
  const app = refusing;
  const detail = `scenarios[0]: ${message}`;
  const name = `set-${refused.findIndex(([other]) => other === entry)}`;
  expect(await said(request(app).post(`/__admin/scenario-sets/${name}`))).toEqual({
    status: 422,
    body: {
      type: 'about:blank',
      code: 'invalid-scenario',
      title: 'Unprocessable',
      status: 422,
      detail,
      errors: [{ path: ['scenarios.0', path].filter((part) => part !== '').join('.'), message: detail }],
    },
  });
});

/** An app with every rejected entry in a set, none of them armed. */
const refusing = testApp({
  fixtures: temporaryFolder(
    Object.fromEntries(
      refused.map(([entry], index) => [
        join('scenarios', `set-${index}.yaml`),
        JSON.stringify({ scenarios: [entry] }),
      ]),
    ),
  ),
});

it.each([
  [
    { provider: 'nobody', outcome: 'locked-out' },
    'provider',
    'there is no provider nobody; expected one of interserver, rocketchat, misaka, onlyoffice',
  ],
  [
    { provider: 'misaka', outcome: 'captcha-required' },
    'outcome',
    `captcha-required cannot happen here; expected one of ${atMisaka}`,
  ],
  [
    { outcomes: ['captcha-required', 'second-factor-unavailable'] },
    'outcomes',
    `no operation has all of captcha-required, second-factor-unavailable; expected one of ${everywhere}`,
  ],
])('rejects %j, which only posts allow', async (entry, path, message) => {
  expect(await arm(refusing, entry)).toEqual({
    status: 422,
    body: {
      type: 'about:blank',
      code: 'invalid-scenario',
      title: 'Unprocessable',
      status: 422,
      detail: message,
      errors: [{ path, message }],
    },
  });
});

it("reports a problem of every provider's patch once", async () => {
  const message = 'patch.status is "gone"; expected one of active, disabled, unverified';
  expect(await arm(refusing, { patch: { status: 'gone' } })).toMatchObject({
    status: 422,
    body: { detail: message, errors: [{ path: 'patch.status', message }] },
  });
});

it.each([
  [{ outcome: 'locked-out', times: 0 }, '1:47', 'times', 'times is 0; expected 1 or more', '1 or more'],
  [
    { delayMs: 1, ttlSeconds: 3_153_600_001 },
    '1:41',
    'ttlSeconds',
    'ttlSeconds is 3153600001; expected 3153600000 or less',
    '3153600000 or less',
  ],
  [{ delayMs: 600_001 }, '1:26', 'delayMs', 'delayMs is 600001; expected 600000 or less', '600000 or less'],
  [{ skip: 1.5, delayMs: 1 }, '1:23', 'skip', 'skip is 1.5; expected a whole number', 'a whole number'],
  [
    { fault: 'SILENCE' },
    '1:24',
    'fault',
    `fault is "SILENCE"; expected one of ${faults}`,
    `one of ${faults}`,
  ],
  [
    { outcomes: [] },
    '1:27',
    'outcomes',
    'outcomes is an empty list; expected at least 1 entry',
    'at least 1 items',
  ],
])(
  'rejects by the same schema in posts, fixtures and sets: %j',
  async (entry, place, key, message, expected) => {
    const accounts = [ada];
    const file = { 'misaka.yaml': JSON.stringify({ scenarios: [entry], accounts }) };
    expect(complaintsAbout(file)).toEqual([`fixtures/misaka.yaml:${place}: scenarios[0].${message}`]);
    expect(setComplaints(JSON.stringify({ scenarios: [entry] }))).toEqual([
      `fixtures/scenarios/broken.yaml:${place}: scenarios[0].${message}`,
    ]);
    const said = `${key} in the body is wrong; expected ${expected}`;
    expect(await arm(refusing, entry)).toEqual({
      status: 400,
      body: {
        type: 'about:blank',
        code: 'invalid-request',
        title: 'Bad request',
        status: 400,
        detail: said,
        errors: [{ path: `/body/${key}`, message: said }],
      },
    });
  },
);

/** The error for a set's file that is armed at startup. */
function setComplaints(text: string): readonly string[] {
  const fixtures = temporaryFolder({ 'scenarios/broken.yaml': text });
  try {
    testApp({ fixtures, scenario: ['broken'] });
    return [];
  } catch (error) {
    if (error instanceof FileError) return error.lines.map((line) => line.replace(fixtures, 'fixtures'));
    throw error;
  }
}

it("answers 409 with the place of the error in a set's file", async () => {
  const fixtures = temporaryFolder({ 'scenarios/broken.yaml': 'scenarios:\n  - times: 0\n' });
  const app = testApp({ fixtures });
  for (const call of [
    request(app).get('/__admin/scenario-sets'),
    request(app).post('/__admin/scenario-sets/slow'),
  ]) {
    const { status, body } = await said(call);
    expect({
      status,
      body: JSON.parse(JSON.stringify(body).replaceAll(fixtures, 'fixtures')) as unknown,
    }).toEqual({
      status: 409,
      body: {
        type: 'about:blank',
        code: 'invalid-file',
        title: 'Conflict',
        status: 409,
        detail: 'fixtures/scenarios/broken.yaml:2:12: scenarios[0].times is 0; expected 1 or more',
        problems: ['fixtures/scenarios/broken.yaml:2:12: scenarios[0].times is 0; expected 1 or more'],
      },
    });
  }
});

const entries = [
  { account: ada.login, outcomes: ['locked-out', 'server-error'], skip: 1, times: 3 },
  { outcome: 'unavailable', times: 1 },
  { patch: { status: 'disabled' }, skip: 2, times: 2 },
];

it.each(entries)('has the same effect in a fixture file, in a set, and posted: %j', async (entry) => {
  const accounts = [ada];
  const posted = testApp({ fixtures: { interserver: { accounts } } });
  await arm(posted, entry);
  const fixtures = temporaryFolder({
    'interserver.yaml': JSON.stringify({ accounts }),
    'scenarios/same.yaml': JSON.stringify({ scenarios: [entry] }),
  });
  const switchedOn = testApp({ fixtures });
  await request(switchedOn).post('/__admin/scenario-sets/same').expect(201);
  const apps = [withFile([entry]), testApp({ fixtures, scenario: ['same'] }), switchedOn];
  const bodies = Array<object>(6).fill(right);
  const expected = await outcomesOf(posted, 'interserver', bodies);
  expect(new Set(expected).size).toBeGreaterThan(1);
  for (const app of apps) expect(await outcomesOf(app, 'interserver', bodies)).toEqual(expected);
});
