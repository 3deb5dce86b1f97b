import { anyProblemCode } from '../support/problem-code.ts';
import { expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { testApp } from '../support/app.ts';
import { testEmulator } from '../support/emulator.ts';
import { createSlowStore } from '../support/slow-store.ts';
import { listenerOf } from '../support/planes.ts';

const at = '/__admin/accounts';
const plain = { login: 'plain@example.com', password: 'Password-1', status: 'active' };

const problem = (status: number, title: string, detail: string, problems?: readonly string[]) => ({
  type: 'about:blank',
  code: anyProblemCode,
  title,
  status,
  detail,
  ...(problems === undefined ? {} : { problems }),
});

const refused = (detail: string) => problem(422, 'Unprocessable', detail, [detail]);
const conflict = (detail: string) => problem(409, 'Conflict', detail, [detail]);

/** An app for tests that change nothing. */
const untouched = testApp();

function bodyOf({ text }: Response): unknown {
  return JSON.parse(text);
}

async function asked(call: request.Test): Promise<unknown> {
  return bodyOf(await call.buffer(true));
}

/** How InterServer answers a sign-in. */
async function signIn(app: ReturnType<typeof testApp>, login: string, passwd = 'Password-1') {
  return (await request(app).post('/apiv2/login').send({ login, passwd })).status;
}

it('returns the current account by any of its logins', async () => {
  const app = testApp();
  const account = await asked(request(app).get(`${at}/rocketchat/TOTP@example.com`));
  expect(account).toEqual({
    login: 'totp',
    logins: ['totp', 'totp@example.com'],
    key: expect.stringMatching(/^\w{17}$/),
    lockedOut: false,
    lockedUntil: null,
    failures: 0,
    account: {
      login: 'totp',
      email: 'totp@example.com',
      emailVerified: false,
      id: expect.stringMatching(/^\w{17}$/),
      password: 'Password-1',
      roles: ['user'],
      secondFactor: 'totp',
      status: 'active',
      totpSecret: 'JBSWY3DPEHPK3PXP',
      utcOffset: 0,
    },
  });
});

it("answers 404 for an unknown login and for a provider that isn't served", async () => {
  const app = testApp();
  expect(await asked(request(app).get(`${at}/interserver/who`))).toEqual(
    problem(404, 'Not found', 'no account has the login who'),
  );
  expect(await asked(request(app).get(`${at}/nobody/who`))).toEqual(
    problem(
      404,
      'Not found',
      'no provider nobody is served; expected one of interserver, rocketchat, misaka, onlyoffice',
    ),
  );
});

it("returns an account's failures and the end of its lock", async () => {
  const app = testApp();
  const look = () => request(app).get(`${at}/interserver/plain@example.com`);
  await signIn(app, 'plain@example.com', 'wrong');
  expect(await asked(look())).toMatchObject({ failures: 1, lockedOut: false, lockedUntil: null });
  for (let count = 0; count < 10; count += 1) await signIn(app, 'plain@example.com', 'wrong');
  expect(await asked(look())).toMatchObject({
    failures: 0,
    lockedOut: true,
    lockedUntil: expect.stringMatching(/^2026-11-21T12:\d\d:00\.000Z$/),
  });
  expect(await asked(request(app).get(`${at}/interserver/locked@example.com`))).toMatchObject({
    lockedOut: true,
    lockedUntil: 'forever',
  });
});

it('lists accounts in pages whose order is stable under changes', async () => {
  const accounts = ['a', 'b', 'c', 'd'].map((name) => ({ ...plain, login: `${name}@example.com` }));
  const app = testApp({ fixtures: { interserver: { accounts } } });
  const list = async (query: string) => {
    const body = await asked(request(app).get(`${at}/interserver?${query}`));
    const {
      accounts: page,
      total,
      next,
    } = body as {
      accounts: readonly { login: string }[];
      total: number;
      next: string | null;
    };
    return { logins: page.map(({ login }) => login), total, next };
  };
  expect(await list('limit=2')).toEqual({
    logins: ['a@example.com', 'b@example.com'],
    total: 4,
    next: 'b@example.com',
  });
  await request(app).put(`${at}/interserver/0@example.com`).send({ password: 'p' });
  await request(app).delete(`${at}/interserver/b@example.com`);
  await request(app).patch(`${at}/interserver/c@example.com`).send({ status: 'disabled' });
  expect(await list('limit=2&after=b%40example.com')).toEqual({
    logins: ['c@example.com', 'd@example.com'],
    total: 4,
    next: 'd@example.com',
  });
  expect(await list('after=d%40example.com')).toEqual({ logins: ['0@example.com'], total: 4, next: null });
});

it('returns only the account with a login, or none', async () => {
  const app = testApp();
  const named = (login: string) =>
    asked(request(app).get(`${at}/rocketchat?login=${encodeURIComponent(login)}`));
  const account = await asked(request(app).get(`${at}/rocketchat/plain`));
  expect(await named('PLAIN@example.com')).toEqual({ accounts: [account], total: 1, next: null });
  expect(await named('plai')).toEqual({ accounts: [], total: 0, next: null });
});

it('searches logins and names, case-insensitive', async () => {
  const fixtures = {
    rocketchat: {
      accounts: [
        { login: 'anna', password: 'p', name: 'Rocket Cat' },
        { login: 'ben', password: 'p', email: 'rocket@example.com' },
        { login: 'chris', password: 'p' },
      ],
    },
  };
  const app = testApp({ fixtures });
  await request(app).patch(`${at}/rocketchat/chris`).send({ name: 'Rocketeer' });
  const search = async (text: string) => {
    const body = await asked(request(app).get(`${at}/rocketchat?search=${text}`));
    return (body as { accounts: readonly { login: string }[] }).accounts.map(({ login }) => login);
  };
  expect(await search('ROCKET')).toEqual(['anna', 'ben', 'chris']);
  expect(await search('cat')).toEqual(['anna']);
  expect(await search('nobody')).toEqual([]);
});

it('adds an account that can sign in at once, in its namespace only', async () => {
  const app = testApp();
  const added = await request(app)
    .put(`${at}/interserver/new@example.com`)
    .set('x-emulator-namespace', 'one')
    .send({ password: 'Password-1' });
  expect({ status: added.status, body: bodyOf(added) }).toEqual({
    status: 201,
    body: {
      login: 'new@example.com',
      logins: ['new@example.com'],
      key: 'new@example.com',
      lockedOut: false,
      lockedUntil: null,
      failures: 0,
      account: {
        login: 'new@example.com',
        password: 'Password-1',
        status: 'active',
        accountId: expect.any(Number),
        gravatar: 'https://gravatar.com/user/image.png',
        ima: expect.any(String),
        name: 'new',
      },
    },
  });
  const login = { login: 'NEW@example.com', passwd: 'Password-1' };
  const there = await request(app).post('/apiv2/login').set('x-emulator-namespace', 'one').send(login);
  expect(there.status).toBe(200);
  expect(await signIn(app, 'new@example.com')).not.toBe(200);
});

it('gives added accounts distinct ids', async () => {
  const app = testApp();
  const ids = [];
  for (const name of ['one', 'two', 'three']) {
    const body = await asked(
      request(app).put(`${at}/misaka/${name}@example.com`).send({ password: 'Password-1' }),
    );
    ids.push((body as { account: { user: { id: number } } }).account.user.id);
  }
  const again = await asked(
    request(app).put(`${at}/misaka/two@example.com`).send({ password: 'Password-2' }),
  );
  const { accounts } = (await asked(request(app).get(`${at}/misaka?limit=1000`))) as {
    accounts: readonly { account: { user: { id: number } } }[];
  };
  expect((again as { account: object }).account).toMatchObject({ user: { id: ids[1] } });
  expect(new Set(accounts.map(({ account }) => account.user.id)).size).toBe(accounts.length);
});

it('replaces a whole account', async () => {
  const app = testApp();
  const response = await request(app)
    .put(`${at}/interserver/totp@example.com`)
    .send({ password: 'Password-2' });
  expect({ status: response.status, body: bodyOf(response) }).toMatchObject({
    status: 200,
    body: { account: { login: 'totp@example.com', password: 'Password-2' } },
  });
  expect(await signIn(app, 'totp@example.com', 'Password-2')).toBe(200);
});

it('patches fields of an account, and removes a field with null', async () => {
  const app = testApp();
  const response = await request(app)
    .patch(`${at}/interserver/totp@example.com`)
    .send({ secondFactor: null, password: 'Password-2' });
  expect(response.status).toBe(200);
  expect(bodyOf(response)).toMatchObject({ account: { password: 'Password-2' } });
  expect((bodyOf(response) as { account: object }).account).not.toHaveProperty('secondFactor');
  expect(await signIn(app, 'totp@example.com', 'Password-2')).toBe(200);
});

it('locks an account permanently, and unlocks an account locked by failures', async () => {
  const app = testApp();
  const change = (login: string, locked: boolean) =>
    asked(request(app).patch(`${at}/interserver/${login}`).send({ locked }));
  expect(await change('plain@example.com', true)).toMatchObject({ lockedOut: true, lockedUntil: 'forever' });
  expect(await signIn(app, 'plain@example.com')).not.toBe(200);
  expect(await change('plain@example.com', false)).toMatchObject({ lockedOut: false, lockedUntil: null });
  expect(await signIn(app, 'plain@example.com')).toBe(200);
  for (let count = 0; count < 10; count += 1) await signIn(app, 'plain@example.com', 'wrong');
  expect(await signIn(app, 'plain@example.com')).not.toBe(200);
  expect(await change('plain@example.com', false)).toMatchObject({ lockedOut: false, failures: 0 });
  expect(await signIn(app, 'plain@example.com')).toBe(200);
});

it('renames an account and frees its former login', async () => {
  const app = testApp();
  const before = await asked(request(app).get(`${at}/interserver/plain@example.com`));
  const { key } = before as { key: string };
  const renamed = await asked(
    request(app).patch(`${at}/interserver/plain@example.com`).send({ login: 'fancy@example.com' }),
  );
  expect(renamed).toMatchObject({ login: 'fancy@example.com', logins: ['fancy@example.com'], key });
  expect(await signIn(app, 'plain@example.com')).not.toBe(200);
  expect(await signIn(app, 'fancy@example.com')).toBe(200);
  const anew = await asked(
    request(app).put(`${at}/interserver/plain@example.com`).send({ password: 'Password-3' }),
  );
  expect(anew).toMatchObject({ login: 'plain@example.com', key: `${key}~2` });
  expect(await signIn(app, 'plain@example.com', 'Password-3')).toBe(200);
  expect(await signIn(app, 'fancy@example.com')).toBe(200);
});

it.each([
  [
    'put' as const,
    'interserver/new@example.com',
    { secondFactor: 'sms2', password: 'p' },
    refused('account.secondFactor is "sms2"; expected one of totp, sms, mail'),
  ],
  [
    'put' as const,
    'interserver/new@example.com',
    {},
    refused('password (for signing in) is missing in account'),
  ],
  [
    'patch' as const,
    'interserver/plain@example.com',
    { password: null },
    refused('password (for signing in) is missing in account'),
  ],
  [
    'put' as const,
    'interserver/new@example.com',
    { login: 'other@example.com', password: 'p' },
    refused(
      'the path names new@example.com, but the body names other@example.com; expected the same account',
    ),
  ],
  [
    'patch' as const,
    'interserver/plain@example.com',
    { login: 'TOTP@example.com' },
    conflict(
      'the login TOTP@example.com already belongs to the account totp@example.com; expected a value that no other account has',
    ),
  ],
  [
    'put' as const,
    'rocketchat/new',
    { password: 'p', id: 'aYjNnig8BEAWeQzMh' },
    conflict(
      'the id aYjNnig8BEAWeQzMh already belongs to the account myusername; expected a value that no other account has',
    ),
  ],
  [
    'put' as const,
    'rocketchat/new',
    { password: 'p', sessions: [{ token: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq' }] },
    conflict(
      'a session token already belongs to the account myusername; expected a value that no other account has',
    ),
  ],
])('rejects %s %s with %j, and changes nothing', async (method, path, body, expected) => {
  const app = untouched;
  const [provider = ''] = path.split('/');
  const all = async () => asked(request(app).get(`${at}/${provider}?limit=1000`));
  const before = await all();
  expect(await asked(request(app)[method](`${at}/${path}`).send(body))).toEqual(expected);
  expect(await all()).toEqual(before);
});

it('rejects an empty change', async () => {
  expect(await asked(request(testApp()).patch(`${at}/interserver/plain@example.com`).send({}))).toMatchObject(
    {
      status: 400,
      detail: 'the body is wrong; expected at least one field to change',
    },
  );
});

it('removes an account with its logins and sessions, and a later account with the same key inherits nothing', async () => {
  const app = testApp();
  const token = '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq';
  const resume = async () => (await request(app).post('/api/v1/login').send({ resume: token })).status;
  expect(await resume()).toBe(200);
  expect((await request(app).delete(`${at}/rocketchat/my@email.com`)).status).toBe(204);
  expect(await asked(request(app).get(`${at}/rocketchat/myusername`))).toMatchObject({ status: 404 });
  expect(await asked(request(app).delete(`${at}/rocketchat/myusername`))).toMatchObject({ status: 404 });
  expect(await resume()).toBe(401);
  await request(app).put(`${at}/rocketchat/myusername`).send({ password: 'p', id: 'aYjNnig8BEAWeQzMh' });
  expect(await resume()).toBe(401);
  const response = await request(app).post('/api/v1/login').set('prefer', 'outcome=signed-in').send({});
  expect(response.status).toBe(200);
});

it('deletes the app key, backup codes and attempts of a removed ONLYOFFICE account', async () => {
  const app = testApp({ profile: { onlyoffice: 'observed' } });
  const path = `${at}/onlyoffice/totp@example.com`;
  const password = 'Password-1';
  const send = (operation: string, more: object = {}) =>
    request(app)
      .post(`/api/2.0/authentication${operation}`)
      .send({ userName: 'totp@example.com', password, ...more });
  const links = async (confirm: string) =>
    asked(request(app).post('/api/2.0/settings/tfaapp/validate').set({ confirm }).send({ code: 'wrong' }));
  const asksForApp = await send('');
  const { confirmUrl } = (bodyOf(asksForApp) as { response: { confirmUrl: string } }).response;
  const [, key = ''] = /=([^;]+)/.exec(String(asksForApp.headers['set-cookie'])) ?? [];
  const confirm = `${new URL(confirmUrl).search.slice(1)}&key=${key}`;
  expect(await links(confirm)).toMatchObject({ error: { message: 'Incorrect code' } });
  const basic = (given: string) => `Basic ${Buffer.from(`totp@example.com:${given}`).toString('base64')}`;
  const renewed = await asked(
    request(app).put('/api/2.0/settings/tfaappnewcodes').set('authorization', basic(password)),
  );
  const [{ code }] = (renewed as { response: [{ code: string }] }).response;
  for (let tries = 0; tries < 4; tries += 1) await send('/x', { code: 'wrong' });

  await request(app).delete(path);
  await request(app).put(path).send({ password, secondFactor: 'totp' });
  expect(
    (await request(app).post('/api/2.0/settings/tfaapp/validate').set({ confirm }).send({})).status,
  ).toBe(401);
  expect((await send('/x', { code })).status).toBe(401);
  const { current } = (await asked(request(app).get('/__admin/codes/onlyoffice/totp@example.com'))) as {
    current: string;
  };
  expect((await send('/x', { code: current })).status).toBe(200);
});

it("ends an API key when its account's entry drops it", async () => {
  const app = testApp();
  const path = `${at}/onlyoffice/plain@example.com`;
  const keyIn = async () =>
    (await request(app).get('/api/2.0/people/@self').set('authorization', 'Bearer sk-one')).status;
  await request(app)
    .patch(path)
    .send({ apiKeys: ['sk-one', 'sk-two'] });
  expect(await keyIn()).toBe(200);
  await request(app)
    .patch(path)
    .send({ apiKeys: ['sk-two'] });
  expect(await keyIn()).toBe(401);
});

it('adds valid sessions to an account, even after all others were ended', async () => {
  const app = testApp();
  const account = {
    login: 'plain',
    email: 'plain@example.com',
    password: 'Password-1',
    id: 'anotherIdOfSevenT',
    sessions: [{ token: 'given' }],
  };
  const put = () => request(app).put(`${at}/rocketchat/plain`).send(account);
  const user = { 'X-Auth-Token': 'given', 'X-User-Id': account.id };
  const me = async () => (await request(app).get('/api/v1/me').set(user)).status;
  await put();
  expect(await me()).toBe(200);
  await request(app).post('/api/v1/users.logout').set(user).send({});
  expect(await me()).toBe(401);
  await put();
  expect(await me()).toBe(200);
});

it('writes the sessions of an account in their state', async () => {
  const app = testApp();
  const sessions = [
    { token: 'good' },
    { token: 'old', state: 'expired' },
    { token: 'gone', state: 'revoked' },
  ];
  const user = { login: 'eve', password: 'Password-1', sessions };
  await request(app).put(`${at}/rocketchat/eve`).send(user).expect(201);
  const known = sessions.map(async ({ token }) =>
    asked(request(app).post('/__admin/sessions/introspect').send({ token })),
  );
  expect(await Promise.all(known)).toMatchObject([
    { active: true, login: 'eve' },
    { active: false, login: 'eve', reason: 'expired' },
    { active: false, login: 'eve', reason: 'revoked' },
  ]);
});

it('rejects removing the last account with 409', async () => {
  const app = testApp({ fixtures: { interserver: { accounts: [plain] } } });
  expect(await asked(request(app).delete(`${at}/interserver/plain@example.com`))).toEqual(
    problem(409, 'Conflict', 'plain@example.com is the last account of interserver; add another first'),
  );
});

it('writes accounts in a store that responds late and out of order', async () => {
  const app = listenerOf(testEmulator({ store: createSlowStore() }).emulator);
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.com`);
  await Promise.all(
    names.map((name) => request(app).put(`${at}/misaka/${name}`).send({ password: 'Password-1' })),
  );
  await request(app).patch(`${at}/misaka/a@example.com`).send({ login: 'z@example.com' });
  await request(app).delete(`${at}/misaka/b@example.com`);
  const { accounts } = (await asked(request(app).get(`${at}/misaka?after=locked%40example.com`))) as {
    accounts: readonly { login: string; account: { user: { id: number } } }[];
  };
  expect(accounts.map(({ login }) => login)).toEqual(['z@example.com', ...names.slice(2)]);
  expect(new Set(accounts.map(({ account }) => account.user.id)).size).toBe(4);
});

it('pages through a hundred thousand accounts quickly', async () => {
  const accounts = Array.from({ length: 100_000 }, (_, index) => ({
    ...plain,
    login: `u${index}@example.com`,
  }));
  const { emulator } = testEmulator({ fixtures: { interserver: { accounts } } });
  const app = listenerOf(emulator);
  await asked(request(app).get(`${at}/interserver?limit=1`));
  const started = performance.now();
  const page = await asked(
    request(app).get(`${at}/interserver?search=u9999&after=u9999%40example.com&limit=3`),
  );
  expect(performance.now() - started).toBeLessThan(2000);
  const {
    accounts: found,
    total,
    next,
  } = page as {
    accounts: readonly { login: string }[];
    total: number;
    next: string | null;
  };
  expect({ logins: found.map(({ login }) => login), total, next }).toEqual({
    logins: ['u99990@example.com', 'u99991@example.com', 'u99992@example.com'],
    total: 11,
    next: 'u99992@example.com',
  });
});
