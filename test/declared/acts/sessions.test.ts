import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const password = 'Password-1';
const plain = { login: 'plain@example.com', password };
const reads = { login: 'body.login', password: 'body.password' } as const;

const signIn = {
  act: 'sign-in',
  reads,
  answers: {
    'signed-in': { body: { outcome: 'signed-in', token: '{{tokens.session}}', id: '{{session.id}}' } },
  },
} as const;

const list = {
  act: 'list-sessions',
  answers: {
    done: {
      body: {
        'x-each': '{{list}}',
        item: { id: '{{item.id}}', current: '{{item.current}}', at: '{{item.started.iso}}' },
      },
    },
  },
} as const;

const operations = {
  'POST /login': signIn,
  'GET /sessions': list,
  'DELETE /sessions/{id}': { act: 'end-session', reads: { session: 'path.id' }, answers: named('done') },
  'POST /logout': { act: 'sign-out' },
  'POST /logout-all': { act: 'sign-out', ends: 'all' },
  'GET /thing': { act: 'protected', answers: named('done') },
} as const;

function named(outcome: string) {
  return { [outcome]: { body: { outcome } } };
}

interface Body {
  readonly token: string;
  readonly id: string;
  readonly refresh: string;
}

async function start(api: DeclaredApi, account: object = plain) {
  const { body } = await api.send('POST /login', account);
  const { token, id, refresh } = body as Body;
  return { headers: { authorization: `Bearer ${token}` }, id, token, refresh };
}

function thing(api: DeclaredApi, { headers }: { readonly headers: Readonly<Record<string, string>> }) {
  return api.outcome('GET /thing', undefined, { headers });
}

it('lists the sessions of an account in their order, and marks the current one', async () => {
  const api = await declaredApi({ operations });
  const first = await start(api);
  await api.emulator.clock.advance(60);
  const second = await start(api);
  await start(api, { login: 'captcha@example.com', password });
  expect((await api.send('GET /sessions', undefined, { headers: first.headers })).body).toEqual([
    { id: first.id, current: true, at: '2027-01-31T12:00:00.000Z' },
    { id: second.id, current: false, at: '2027-01-31T12:01:00.000Z' },
  ]);
  await api.send('POST /logout', undefined, { headers: second.headers });
  expect((await api.send('GET /sessions', undefined, { headers: first.headers })).body).toHaveLength(1);
});

it('ends only own sessions by their id', async () => {
  const api = await declaredApi({ operations });
  const [own, other] = [await start(api), await start(api)];
  const foreign = await start(api, { login: 'captcha@example.com', password });
  const end = (id: string) => api.outcome(`DELETE /sessions/${id}`, undefined, { headers: own.headers });
  expect(await end(foreign.id)).toBe('not-found/session');
  expect(await end('unknown')).toBe('not-found/session');
  expect(await end(other.id)).toBe('done');
  expect(await end(other.id)).toBe('not-found/session');
  expect(await thing(api, other)).toBe('token-invalid/revoked');
  expect(await thing(api, foreign)).toBe('done');
  expect(await end(own.id)).toBe('done');
  expect(await thing(api, own)).toBe('token-invalid/revoked');
});

it('ends the oldest sessions above the maximum of an account', async () => {
  const api = await declaredApi({ marks: { session: { most: 2 } }, operations });
  const [first, second, third] = [await start(api), await start(api), await start(api)];
  expect(await thing(api, first)).toBe('token-invalid/revoked');
  expect(await thing(api, second)).toBe('done');
  expect(await thing(api, third)).toBe('done');
});

it('ends a session at its maximum lifetime although its token slides', async () => {
  const marks = {
    tokens: { session: { lifetime: '10m', sliding: true } },
    session: { lifetime: '25m' },
  } as const;
  const api = await declaredApi({ marks, operations });
  const session = await start(api);
  const outcomes = [];
  for (let step = 0; step < 4; step += 1) {
    await api.emulator.clock.advance(8 * 60);
    outcomes.push(await thing(api, session));
  }
  expect(outcomes).toEqual(['done', 'done', 'done', 'token-expired']);
});

it('renews the cookie of a sliding token with each answer', async () => {
  const marks = {
    tokens: { sid: { lifetime: '10m', sliding: true, cookie: { Path: '/', 'Max-Age': true } } },
  } as const;
  const api = await declaredApi({
    marks,
    operations: { ...operations, 'POST /login': { act: 'sign-in', reads } },
  });
  const { headers } = await api.send('POST /login', plain);
  const [cookie = ''] = headers.getSetCookie();
  expect(cookie).toContain('Max-Age=600');
  await api.emulator.clock.advance(300);
  const answer = await api.send('GET /thing', undefined, { headers: { cookie: cookie.split(';')[0] ?? '' } });
  expect(answer.headers.getSetCookie()).toEqual([cookie]);
});

it('changes the session when a sign-in carries the cookie of another', async () => {
  const marks = { tokens: { sid: { cookie: { Path: '/' } } } } as const;
  const api = await declaredApi({
    marks,
    operations: { ...operations, 'POST /login': { act: 'sign-in', reads } },
  });
  const cookieOf = async (headers = {}) => {
    const answer = await api.send('POST /login', plain, { headers });
    return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  };
  const before = await cookieOf();
  const after = await cookieOf(before);
  expect(await thing(api, { headers: before })).toBe('token-invalid/revoked');
  expect(await thing(api, { headers: after })).toBe('done');
});

it('keeps a token that survives the sign-out until it expires', async () => {
  const marks = {
    tokens: { access: { lifetime: '15m', survivesSignOut: true }, refresh: { lifetime: '7d' } },
  } as const;
  const login = {
    ...signIn,
    answers: { 'signed-in': { body: { token: '{{tokens.access}}', refresh: '{{tokens.refresh}}' } } },
  };
  const api = await declaredApi({
    marks,
    operations: {
      ...operations,
      'POST /login': login,
      'POST /refresh': { act: 'refresh', reads: { refresh: 'body.refresh' } },
    },
  });
  const session = await start(api);
  await api.send('POST /logout', undefined, { headers: session.headers });
  expect(await thing(api, session)).toBe('done');
  expect(await api.outcome('POST /refresh', { refresh: session.refresh })).toBe('token-invalid/signed-out');
  await api.emulator.clock.advance(900);
  expect(await thing(api, session)).toBe('token-expired');
});

it('remembers a session for longer, and issues an optional token only when it is requested', async () => {
  const marks = {
    tokens: {
      session: { lifetime: '1h', remember: '30d' },
      refresh: { optional: 'body.remember', lifetime: '60d' },
    },
  } as const;
  const login = {
    act: 'sign-in',
    reads: { ...reads, remember: 'body.remember' },
    answers: {
      'signed-in': {
        body: {
          token: '{{tokens.session}}',
          refresh: '{{tokens.refresh}}',
          left: '{{tokens.session.lifetime.s}}',
        },
      },
    },
  } as const;
  const refresh = {
    act: 'refresh',
    reads: { refresh: 'body.refresh' },
    answers: { refreshed: { body: { refresh: '{{tokens.refresh}}' } } },
  } as const;
  const api = await declaredApi({ marks, operations: { 'POST /login': login, 'POST /refresh': refresh } });
  expect((await api.send('POST /login', plain)).body).toEqual({ token: expect.any(String), left: 3600 });
  const remembered = await api.send('POST /login', { ...plain, remember: true });
  expect(remembered.body).toMatchObject({ left: 30 * 86_400 });
  const renewed = await api.send('POST /refresh', { refresh: (remembered.body as Body).refresh });
  expect(renewed.body).toEqual({ refresh: expect.any(String) });
});

it('tells a bad signature from an unknown token', async () => {
  const marks = { tokens: { session: { form: 'jwt' } } } as const;
  const api = await declaredApi({ marks, operations });
  const { token } = await start(api);
  const forged = `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
  const by = (value: string) => thing(api, { headers: { authorization: `Bearer ${value}` } });
  expect(await by(token)).toBe('done');
  expect(await by(forged)).toBe('token-invalid/signature');
  expect(await by('nothing')).toBe('token-invalid/unknown');
});

const leveled: DeclaredSetup = {
  marks: { levels: ['password', 'full'], lockout: 'none' },
  operations: {
    ...operations,
    'POST /login': {
      ...signIn,
      answers: {
        ...signIn.answers,
        'second-factor-required': {
          status: 200,
          body: { token: '{{tokens.session}}', level: '{{session.level}}' },
        },
      },
    },
    'POST /code': { act: 'second-factor', reads: { code: 'body.code' }, answers: named('signed-in') },
    'GET /factors': { act: 'list-factors', needs: { level: 'password' }, answers: named('done') },
  },
  accounts: [{ ...plain, secondFactor: 'totp', fixedCode: '123456' }],
};

it('raises a session of a lower level by the code, without a new token', async () => {
  const api = await declaredApi(leveled);
  const session = await start(api);
  const { headers } = session;
  expect(await thing(api, session)).toBe('more-factors-required/level');
  expect(await api.outcome('GET /factors', undefined, { headers })).toBe('done');
  expect(await api.outcome('POST /code', { code: '000000' }, { headers })).toBe(
    'second-factor-invalid/wrong',
  );
  expect(await api.outcome('POST /code', { code: '123456' }, { headers })).toBe('signed-in');
  expect(await thing(api, session)).toBe('done');
});

it('issues a token for the higher level, and the token of the lower level opens no more than before', async () => {
  const api = await declaredApi({
    ...leveled,
    marks: { ...leveled.marks, tokens: { pending: { level: 'password' }, session: {} } },
    operations: {
      ...leveled.operations,
      'POST /login': {
        act: 'sign-in',
        reads,
        answers: { 'second-factor-required': { status: 200, body: { token: '{{tokens.pending}}' } } },
      },
      'POST /code': {
        act: 'second-factor',
        reads: { code: 'body.code' },
        answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
      },
    },
  });
  const pending = await start(api);
  const { body } = await api.send('POST /code', { code: '123456' }, { headers: pending.headers });
  expect(await thing(api, { headers: { authorization: `Bearer ${(body as Body).token}` } })).toBe('done');
  expect(await thing(api, pending)).toBe('more-factors-required/level');
});

const rotating: DeclaredSetup = {
  marks: {
    tokens: {
      access: { scheme: 'header', name: 'access-token', rotates: 'every-answer', grace: '5s' },
      client: { scheme: 'header', name: 'client', with: 'access' },
    },
  },
  operations: {
    ...operations,
    'POST /login': {
      act: 'sign-in',
      reads,
      answers: { 'signed-in': { headers: { client: '{{tokens.client}}' } } },
    },
    'GET /mine': { act: 'protected', reads: { owner: 'header.uid' }, answers: named('done') },
  },
};

it('replaces a token with every answer, and accepts the former one for a moment', async () => {
  const api = await declaredApi(rotating);
  const { headers } = await api.send('POST /login', plain);
  const client = headers.get('client') ?? '';
  const by = (token: string | null) =>
    api.send('GET /thing', undefined, { headers: { client, 'access-token': token ?? '' } });
  const first = headers.get('access-token');
  const second = (await by(first)).headers.get('access-token');
  expect(second).not.toBe(first);
  const late = await by(first);
  expect([late.body, late.headers.get('access-token')]).toEqual([{ outcome: 'done' }, null]);
  await api.emulator.clock.advance(5);
  expect((await by(first)).body).toEqual({ outcome: 'token-reused' });
  expect((await by(second)).body).toEqual({ outcome: 'done' });
});

it('keeps a token for a batch of requests, whose answers have a blank in its place', async () => {
  const tokens = { ...rotating.marks?.tokens };
  const access = {
    scheme: 'header',
    name: 'access-token',
    rotates: 'every-answer',
    grace: '5s',
    batch: '5s',
  } as const;
  const api = await declaredApi({ ...rotating, marks: { tokens: { ...tokens, access } } });
  const { headers } = await api.send('POST /login', plain);
  const client = headers.get('client') ?? '';
  const first = headers.get('access-token');
  const by = async (token: string | null) => {
    const sent = { client, 'access-token': token ?? '' };
    return (await api.send('GET /thing', undefined, { headers: sent })).headers.get('access-token');
  };
  for (const seconds of [1, 4, 4]) {
    await api.emulator.clock.advance(seconds);
    expect(await by(first)).toBe('');
  }
  await api.emulator.clock.advance(5);
  const second = await by(first);
  expect(second).toMatch(/^\w{32}$/);
  expect(await by(first)).toBe('');
  expect(await by(second)).toBe('');
  await api.emulator.clock.advance(5);
  expect(await by(first)).toBeNull();
  expect(await by(second)).toMatch(/^\w{32}$/);
});

it('needs each of several headers from the same session', async () => {
  const api = await declaredApi(rotating);
  const tokens = async () => {
    const { headers } = await api.send('POST /login', plain);
    return { client: headers.get('client') ?? '', 'access-token': headers.get('access-token') ?? '' };
  };
  const [own, other] = [await tokens(), await tokens()];
  expect(await thing(api, { headers: { 'access-token': own['access-token'] } })).toBe('token-missing');
  expect(await thing(api, { headers: { client: own.client } })).toBe('token-missing');
  expect(await thing(api, { headers: { ...own, client: other.client } })).toBe('token-invalid/unknown');
  expect(await api.outcome('GET /mine', undefined, { headers: { ...own, uid: 'captcha@example.com' } })).toBe(
    'not-allowed/other-account',
  );
});

it('accepts any of several carriers of one token, and ignores a stale one beside a valid one', async () => {
  const marks = {
    tokens: {
      session: {},
      cookie: { sameAs: 'session', cookie: { Path: '/' } },
      query: { sameAs: 'session', scheme: 'query' },
    },
  } as const;
  const api = await declaredApi({ marks, operations });
  const { headers } = await api.send('POST /login', plain);
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const value = cookie.slice('cookie='.length);
  expect(await thing(api, { headers: { cookie } })).toBe('done');
  expect(await api.outcome(`GET /thing?query=${value}`)).toBe('done');
  expect(await thing(api, { headers: { cookie, authorization: 'Bearer stale' } })).toBe('done');
  expect(await thing(api, { headers: { authorization: 'Bearer stale' } })).toBe('token-invalid/unknown');
});

it('trusts a device after a code, for its account and its lifetime', async () => {
  const account = { secondFactor: 'totp', fixedCode: '123456', password };
  const api = await declaredApi({
    marks: {
      lockout: 'none',
      tokens: {
        session: {},
        device: { device: true, optional: 'body.trust', lifetime: '30d', cookie: { 'Max-Age': true } },
      },
    },
    operations: {
      ...operations,
      'POST /login': { act: 'sign-in', reads: { ...reads, code: 'body.code' } },
    },
    accounts: [
      { ...account, login: 'a@example.com' },
      { ...account, login: 'b@example.com' },
    ],
  });
  const first = { login: 'a@example.com', password };
  const untrusted = await api.send('POST /login', { ...first, code: '123456' });
  expect(untrusted.headers.getSetCookie()).toEqual([]);
  const trusted = await api.send('POST /login', { ...first, code: '123456', trust: true });
  const [cookie = ''] = trusted.headers.getSetCookie();
  expect(cookie).toMatch(/^device=.*Max-Age=2592000/);
  const headers = { cookie: cookie.split(';')[0] ?? '' };
  expect(await api.outcome('POST /login', first, { headers })).toBe('signed-in');
  expect(await api.outcome('POST /login', { ...first, login: 'b@example.com' }, { headers })).toMatch(
    /^second-factor/,
  );
  expect(await thing(api, { headers })).toBe('token-missing');
  await api.emulator.clock.advance(30 * 86_400);
  expect(await api.outcome('POST /login', first, { headers })).toMatch(/^second-factor/);
});
