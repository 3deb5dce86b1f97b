import { expect, it } from '@jest/globals';
import { declaredFixture } from '../../src/declared/accounts/fixtures.ts';
import { policyOfMarks } from '../../src/declared/runtime/policy.ts';
import { problemsOf } from '../../src/files/problems.ts';

const login = { login: 'Ada@example.com', password: 'Password-1' };

/** Checks the accounts of a fixture file; returns the messages of its problems. */
function problems(marks: object, content: object): readonly string[] {
  const { check } = declaredFixture({ version: 1, ...marks });
  return check(structuredClone(content)) ? [] : problemsOf(check.errors ?? []).map(({ message }) => message);
}

function recordsOf(marks: object, content: object) {
  const { check, readFixture } = declaredFixture({ version: 1, ...marks });
  const copy = structuredClone(content);
  expect(check(copy)).toBe(true);
  return readFixture(copy);
}

it('accepts the default fixtures, with an account for each role', () => {
  const { check, defaultFixture, readFixture } = declaredFixture(
    { version: 1 },
    { roles: ['admin', 'plain', 'admin'] },
  );
  expect(check(defaultFixture)).toBe(true);
  const { accounts } = readFixture(defaultFixture);
  expect(accounts.map(({ account }): unknown => account.login)).toEqual([
    'plain@example.com',
    'totp@example.com',
    'sms@example.com',
    'mail@example.com',
    'disabled@example.com',
    'unverified@example.com',
    'captcha@example.com',
    'locked@example.com',
    'admin@example.com',
    'role-plain@example.com',
  ]);
  expect(accounts.at(-2)?.account).toMatchObject({ role: 'admin', status: 'active' });
});

it("stores the role of a default account in the API's field", () => {
  const marks = { version: 1, account: { role: 'kind' } } as const;
  const { accounts } = declaredFixture(marks, { roles: ['admin'] }).readFixture(
    declaredFixture(marks, { roles: ['admin'] }).defaultFixture,
  );
  expect(accounts.at(-1)?.account).toMatchObject({ kind: 'admin' });
});

it('accepts every own field of an account if the marks declare none', () => {
  expect(problems({}, { accounts: [{ ...login, plan: 'free' }] })).toEqual([]);
});

it('checks the own fields that the marks declare, and fills in their defaults', () => {
  const fields = {
    plan: { type: 'string', enum: ['free', 'paid'], default: 'free' },
    age: { type: 'integer' },
  };
  const marks = { account: { fields } };
  expect(recordsOf(marks, { accounts: [login] }).accounts[0]?.account).toMatchObject({ plan: 'free' });
  expect(problems(marks, { accounts: [{ ...login, plan: 'fre' }] })).toEqual([
    'accounts[0].plan is "fre"; expected one of free, paid',
  ]);
  expect(problems(marks, { accounts: [login, { ...login, age: '7' }] })).toEqual([
    'accounts[1].age is "7"; expected a whole number',
  ]);
  expect(problems(marks, { accounts: [{ ...login, pln: 'free' }] })).toEqual([
    'unknown key pln in accounts[0]; did you mean plan?',
  ]);
});

it.each([
  [
    'an account without password',
    { accounts: [{ login: 'a' }] },
    'password (the password to sign in with) is missing in accounts[0]',
  ],
  ['no accounts', { accounts: [] }, 'accounts is an empty list; expected a list of at least one account'],
  [
    'a key of two forms',
    { accounts: [login], keys: [{ kid: 'a', secret: 's', pem: '-----BEGIN PRIVATE KEY-----' }] },
    'keys[0] is keys with values; expected a kid, and either secret, pem or jwk',
  ],
  [
    'an unknown key of the policy',
    { accounts: [login], policy: { lockot: {} } },
    'unknown key lockot in policy; did you mean lockout?',
  ],
])('rejects %s', (_name, content, message) => {
  expect(problems({}, content)).toEqual([message]);
});

it.each([
  ['uuid', expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)],
  ['hash', expect.stringMatching(/^[0-9a-f]{24}$/)],
  ['integer', 2],
])('derives ids of the form %s, the same at each start', (id, expected) => {
  const content = { accounts: [{ login: 'first', password: 'p' }, login] };
  const ids = () =>
    recordsOf({ account: { id } }, content).accounts.map(({ account }): unknown =>
      Reflect.get(account, 'id'),
    );
  expect(ids()[1]).toEqual(expected);
  expect(ids()).toEqual(ids());
  expect(new Set(ids()).size).toBe(2);
});

it('signs an account in by the further fields that the marks name', () => {
  const { accounts } = recordsOf(
    { account: { logins: ['username'] } },
    { accounts: [{ ...login, username: 'ada' }] },
  );
  expect(accounts[0]?.logins).toEqual(['Ada@example.com', 'ada']);
});

it('has the clients, keys and pools among the records', () => {
  const content = {
    accounts: [login],
    clients: [{ id: 'web', secret: 's' }],
    keys: [{ kid: 'k', secret: 'long' }],
    pools: [{ id: 'p' }],
  };
  expect(
    recordsOf({}, content).records.filter(([name]) => ['clients', 'keys', 'pools'].includes(name)),
  ).toEqual([
    ['clients', 'web', { id: 'web', secret: 's' }],
    ['keys', 'k', { kid: 'k', secret: 'long' }],
    ['pools', 'p', { id: 'p' }],
  ]);
});

it('lets the fixtures override single limits of the marks', () => {
  const marks = { lockout: { attempts: 3, within: '1h30m', for: 'forever' }, code: { lifetime: '2m' } };
  const policy = { oneTimeCode: { lifetimeSeconds: 7 } };
  const { records } = recordsOf(marks, { accounts: [login], policy });
  expect(records[0]).toEqual([
    'policy',
    'policy',
    {
      lockout: { attempts: 3, withinSeconds: 5400, forSeconds: 3_153_600_000 },
      lockoutRule: 'fixed',
      totp: { singleUse: false },
      oneTimeCode: { lifetimeSeconds: 7 },
      requestBudget: { calls: Number.MAX_SAFE_INTEGER, withinSeconds: 60 },
    },
  ]);
});

it('never locks an account for failures without a lockout in the marks', () => {
  expect(policyOfMarks({ version: 1 }).lockout.attempts).toBe(Number.MAX_SAFE_INTEGER);
});
