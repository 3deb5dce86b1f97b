import { describe, expect, it, jest } from '@jest/globals';
import type { OperationCode } from '../../../src/provider.ts';
import { startAcme } from './acme.ts';

const plain = { user: 'plain@example.com', password: 'Password-1' };
const text: unknown = expect.any(String);

/** Signs in by single rules. */
const login: OperationCode = {
  outcomes: ['signed-in', 'invalid-credentials', 'locked-out'],
  reads: { 'body.user': 'plain', 'body.password': 'password' },
  answers: { 'signed-in': { body: { token: '{{tokens.access}}', for: '{{values.name}}' } } },
  accountOf: ({ read }) => String(read('body.user')),
  decide({ read }, rules) {
    const user = String(read('body.user'));
    const account = rules.findAccount(user);
    if (rules.isLockedOut(user)) return 'locked-out';
    if (account === undefined || !rules.checkPassword(account, String(read('body.password')))) {
      rules.countFailure(user);
      return 'invalid-credentials';
    }
    rules.clearFailures(user);
    rules.startSession(account);
    return { outcome: 'signed-in', values: { name: account.login } };
  },
};

const me: OperationCode = {
  outcomes: ['who-am-i'],
  decide(_request, rules) {
    const caller = rules.authenticate();
    if ('denied' in caller) return caller;
    return { outcome: 'who-am-i', status: 200, body: { login: caller.account.login, kind: caller.kind } };
  },
};

describe('an operation in code', () => {
  it('signs in by the rules, with the answers of its own and of the marks', async () => {
    const { ask } = await startAcme({ login, me });
    const [status, outcome, body] = await ask('POST /login', plain);
    expect([status, outcome, body]).toEqual([200, 'signed-in', { token: text, for: 'plain@example.com' }]);
    const { token } = body as { token: string };
    expect(await ask('GET /me', undefined, { authorization: `Bearer ${token}` })).toEqual([
      ...[200, 'who-am-i', { login: 'plain@example.com', kind: 'access' }],
    ]);
    expect(await ask('GET /me')).toEqual([401, 'token-missing', { error: 'no session' }]);
  });

  it('locks an account out after the failures that it counts', async () => {
    const { ask } = await startAcme({ login });
    const wrong = { ...plain, password: 'wrong' };
    expect(await ask('POST /login', wrong)).toEqual([401, 'invalid-credentials', { error: 'wrong' }]);
    await ask('POST /login', wrong);
    expect(await ask('POST /login', plain)).toEqual([429, 'locked-out', { error: 'locked' }]);
  });

  it('has forced outcomes, scenarios of an account, and an entry in the journal without its secrets', async () => {
    const { ask, emulator } = await startAcme({ login });
    expect(await ask('POST /login', {}, { prefer: 'outcome=signed-in' })).toEqual([
      ...[200, 'signed-in', { token: text }],
    ]);
    await emulator.scenarios.arm({ provider: 'acme', account: plain.user, outcome: 'locked-out' });
    expect(await ask('POST /login', plain)).toEqual([429, 'locked-out', { error: 'locked' }]);
    const { requests } = await emulator.requests.list({ limit: 1 });
    expect(JSON.stringify(requests)).toContain('"user":"plain@example.com"');
    expect(JSON.stringify(requests)).not.toContain(plain.password);
  });

  it('has no token and no password of its reply in the journal', async () => {
    const { ask, emulator } = await startAcme({
      login: {
        outcomes: ['signed-in'],
        reads: { 'body.user': 'plain', 'body.password': 'password' },
        accountOf: ({ read }) => String(read('body.user')),
        decide({ read }, rules) {
          const account = rules.findAccount(String(read('body.user')));
          if (account === undefined) return 'invalid-credentials';
          const { tokens } = rules.startSession(account);
          const body = { issued: [tokens['access']?.value], echo: { sent: read('body.password') } };
          return { outcome: 'signed-in', status: 200, body };
        },
      },
    });
    const [, , body] = await ask('POST /login', plain);
    expect(body).toEqual({ issued: [text], echo: { sent: plain.password } });
    const [entry] = (await emulator.requests.list({ limit: 1 })).requests;
    expect(entry?.response.body).toEqual({
      ...{ issued: ['‹session 1›'], echo: { sent: '‹plain@example.com.password›' } },
    });
  });

  it('performs whole acts with its own values', async () => {
    const { ask } = await startAcme({
      step: {
        outcomes: ['signed-in', 'signed-out', 'invalid-credentials', 'token-missing'],
        reads: { 'body.password': 'password' },
        answers: { 'signed-in': { body: { token: '{{tokens.access}}' } }, 'signed-out': { status: 204 } },
        decide: ({ path, read }, rules) =>
          path['name'] === 'in'
            ? rules.act('sign-in', { login: read('body.user'), password: read('body.password') })
            : rules.endSession(),
      },
      me,
    });
    expect(await ask('POST /step/in', { ...plain, password: 'wrong' })).toEqual([
      ...[401, 'invalid-credentials', { error: 'wrong' }],
    ]);
    const [, , body] = await ask('POST /step/in', plain);
    const session = { authorization: `Bearer ${(body as { token: string }).token}` };
    expect((await ask('GET /me', undefined, session))[1]).toBe('who-am-i');
    expect((await ask('POST /step/out', {}, session)).slice(0, 2)).toEqual([204, 'signed-out']);
    expect((await ask('GET /me', undefined, session))[0]).toBe(401);
  });

  it('performs an act with the values of the request, and counts the request once', async () => {
    const { ask } = await startAcme(
      {
        login: { outcomes: ['signed-in', 'invalid-credentials'], decide: (_, rules) => rules.act('sign-in') },
      },
      { counters: { all: { limit: 2, within: '1m', operations: ['login'] } } },
    );
    const outcomes: unknown[] = [];
    for (const password of ['wrong', plain.password, plain.password]) {
      outcomes.push((await ask('POST /login', { ...plain, password }))[1]);
    }
    expect(outcomes).toEqual(['invalid-credentials', 'signed-in', 'rate-limited']);
  });

  it('asks for the second factor when it signs in with its own values', async () => {
    const { ask } = await startAcme(
      {
        step: {
          outcomes: ['signed-in', 'second-factor-required'],
          decide: ({ read }, rules) =>
            rules.act('sign-in', { login: read('body.user'), password: read('body.password') }),
        },
      },
      { challenge: undefined },
    );
    const outcomes = [plain, { ...plain, user: 'totp@example.com' }].map(
      async (login) => (await ask('POST /step/in', login))[1],
    );
    expect(await Promise.all(outcomes)).toEqual(['signed-in', 'second-factor-required']);
  });

  it('takes two factors in any order, joined by a challenge', async () => {
    const { ask, emulator } = await startAcme({
      step: {
        outcomes: ['second-factor-required', 'signed-in', 'second-factor-invalid', 'challenge-invalid'],
        reads: { 'body.ticket': 'challenge', 'body.secret': 'code' },
        answers: {
          'second-factor-required': { status: 202, body: { ticket: '{{challenge.id}}' } },
          'signed-in': { body: { token: '{{tokens.access}}' } },
          'second-factor-invalid': { status: 403, body: {} },
          'challenge-invalid': { status: 400, body: {} },
        },
        decide({ path, read }, rules) {
          const name = String(path['name']);
          const ticket = read('body.ticket');
          const waiting = typeof ticket === 'string' ? rules.findChallenge(ticket) : undefined;
          if (waiting !== undefined && 'denied' in waiting) return waiting;
          const account = waiting?.account ?? rules.findAccount(String(read('body.user')));
          if (account === undefined || waiting?.passed.includes(name) === true) return 'challenge-invalid';
          const secret = String(read('body.secret'));
          const denied = name === 'code' ? rules.checkCode(account, secret) : undefined;
          if (denied !== undefined) return denied;
          if (name === 'password' && !rules.checkPassword(account, secret)) return 'second-factor-invalid';
          if (waiting === undefined) {
            rules.startChallenge(account, [name]);
            return 'second-factor-required';
          }
          rules.endChallenge(String(ticket));
          rules.startSession(account);
          return 'signed-in';
        },
      },
    });
    const user = 'totp@example.com';
    const { current: code } = await emulator.codes.get('acme', user);
    const [, first, answer] = await ask('POST /step/code', { user, secret: code });
    expect([first, answer]).toEqual(['second-factor-required', { ticket: text }]);
    const { ticket } = answer as { ticket: string };
    expect((await ask('POST /step/code', { ticket, secret: code }))[1]).toBe('challenge-invalid');
    const last = { ticket, secret: 'Password-1' };
    expect(await ask('POST /step/password', last)).toEqual([200, 'signed-in', { token: text }]);
    expect((await ask('POST /step/password', last))[1]).toBe('challenge-invalid');
  });

  it('has its own records, which expire and which a reset removes', async () => {
    const { ask, emulator } = await startAcme({
      step: {
        outcomes: ['done'],
        decide(_request, { records }) {
          const count = Number(records.get('count') ?? 0) + 1;
          records.put('count', count, 60);
          return { status: 200, body: { count } };
        },
      },
    });
    const counted = async () => (await ask('POST /step/count', {}))[2];
    expect([await counted(), await counted()]).toEqual([{ count: 1 }, { count: 2 }]);
    const state = await emulator.state.get();
    await emulator.reset();
    expect(await counted()).toEqual({ count: 1 });
    await emulator.state.put(state);
    expect(await counted()).toEqual({ count: 3 });
    await emulator.clock.advance(61);
    expect(await counted()).toEqual({ count: 1 });
  });

  it('decides again once a library is loaded, even if it catches the errors of the rules', async () => {
    const { ask } = await startAcme({
      step: {
        outcomes: ['done', 'second-factor-invalid'],
        decide({ read }, rules) {
          const account = rules.findAccount('totp@example.com');
          if (account === undefined) return 'second-factor-invalid';
          try {
            return rules.checkCode(account, String(read('body.code'))) ?? { status: 201 };
          } catch {
            return 'second-factor-invalid';
          }
        },
      },
    });
    // another emulator, so that this one has not loaded the library of codes
    const other = await startAcme({ me });
    const { current: code } = await other.emulator.codes.get('acme', 'totp@example.com');
    expect((await ask('POST /step/code', { code })).slice(0, 2)).toEqual([201, 'done']);
  });
});

describe('answers with 500 when an operation in code', () => {
  const deciding = (decide: OperationCode['decide']) => ({ step: { outcomes: ['done'], decide } as const });
  const promise = (() => Promise.resolve('done')) as unknown as OperationCode['decide'];

  it.each([
    [
      'decides an outcome that it does not list',
      deciding(() => 'signed-in'),
      'add signed-in to its outcomes',
    ],
    ['returns a promise', deciding(promise), 'a promise, but a decision must be synchronous'],
    [
      'starts two sessions',
      deciding((_request, rules) => {
        const account = rules.findAccount(plain.user);
        if (account === undefined) return 'done';
        rules.startSession(account);
        rules.startSession(account);
        return 'done';
      }),
      'a request starts at most one session',
    ],
  ])('%s', async (_what, operations, message) => {
    const { ask } = await startAcme(operations);
    // the library prints the error
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const [status, , body] = await ask('POST /step/now', {});
    expect([status, body]).toMatchObject([500, { detail: expect.stringContaining(message) as unknown }]);
  });
});
