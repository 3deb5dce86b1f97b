import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { plannedAccounts, type AccountNeeds } from '../../../src/adopt/write/accounts.ts';
import { fixturesText } from '../../../src/adopt/write/fixtures.ts';
import { loadDeclaredProvider } from '../../../src/declared/load.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const none: AccountNeeds = {
  login: 'email',
  hasAddress: true,
  factors: [],
  hasCaptcha: false,
  choices: [],
  required: {},
  document: {},
};

async function accountsOf(needs: Partial<AccountNeeds>): Promise<readonly object[]> {
  return (await plannedAccounts({ ...none, ...needs })).map(({ account }) => account);
}

it('plans an account for each outcome that every login has', async () => {
  expect(await accountsOf({})).toEqual([
    { login: 'plain@example.com', password: 'Password-1' },
    { login: 'disabled@example.com', password: 'Password-1', status: 'disabled' },
    { login: 'unverified@example.com', password: 'Password-1', status: 'unverified' },
    { login: 'locked@example.com', password: 'Password-1', lockedUntil: 'forever' },
  ]);
});

it('plans an account for each second factor and the captcha that the contract knows', async () => {
  const accounts = await accountsOf({ factors: ['mail', 'totp', 'sms'], hasCaptcha: true });
  expect(accounts).toContainEqual({
    login: 'totp@example.com',
    password: 'Password-1',
    secondFactor: 'totp',
    totpSecret: 'JBSWY3DPEHPK3PXP',
  });
  expect(accounts).toContainEqual({
    login: 'mail@example.com',
    password: 'Password-1',
    secondFactor: 'mail',
  });
  expect(accounts).toContainEqual({ login: 'captcha@example.com', password: 'Password-1', captcha: true });
  expect(accounts).toContainEqual({
    login: 'sms@example.com',
    password: 'Password-1',
    secondFactor: 'sms',
    phone: '+12025550100',
  });
});

it('plans an account for each role, scope and value, with names of their own', async () => {
  const accounts = await accountsOf({
    choices: [
      { field: 'role', values: ['Super Admin', 'plain', '?'], isList: false },
      { field: 'scopes', values: ['orders:read'], isList: true },
      { field: 'tier', values: [1, 'plain'], isList: false },
    ],
  });
  expect(accounts.slice(4)).toEqual([
    { login: 'super-admin@example.com', password: 'Password-1', role: 'Super Admin' },
    { login: 'role-plain@example.com', password: 'Password-1', role: 'plain' },
    { login: 'role@example.com', password: 'Password-1', role: '?' },
    { login: 'orders-read@example.com', password: 'Password-1', scopes: ['orders:read'] },
    { login: '1@example.com', password: 'Password-1', tier: 1 },
    { login: 'tier-plain@example.com', password: 'Password-1', tier: 'plain' },
  ]);
});

it('names users without an address where the login is a user name', async () => {
  const [first] = await accountsOf({ login: 'name' });
  expect(first).toEqual({ login: 'plain', password: 'Password-1', email: 'plain@example.com' });
  const [second] = await accountsOf({ login: 'name', hasAddress: false });
  expect(second).toEqual({ login: 'plain', password: 'Password-1' });
});

const schemas = {
  User: {
    type: 'object',
    required: [
      'id',
      'email',
      'username',
      'first_name',
      'role',
      'plan',
      'website',
      'born',
      'code',
      'tags',
      'team',
      'age',
    ],
    properties: {
      id: { type: 'integer' },
      email: { type: 'string', format: 'email' },
      username: { type: 'string' },
      first_name: { type: 'string' },
      role: { enum: ['admin', 'user', 'guest'] },
      plan: { enum: ['free', 'paid'], default: 'paid' },
      website: { type: 'string', format: 'uri' },
      born: { type: 'string', format: 'date', example: '1990-02-03' },
      code: { type: 'string', pattern: '^[A-Z]{3}$' },
      tags: { type: 'array', items: { type: 'string' }, minItems: 1 },
      team: { $ref: '#/components/schemas/Team' },
      age: { type: 'integer', minimum: 18 },
    },
  },
  Team: { type: 'object', required: ['name'], properties: { name: { type: 'string', default: 'Blue' } } },
};

it('fills in the fields that the contract requires, so that the provider loads', async () => {
  const contract = {
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1' },
    'x-login': { version: 1, account: { id: 'integer', schema: '#/components/schemas/User' } },
    paths: {},
    components: { schemas },
  };
  const { required, properties } = schemas.User;
  const accounts = await plannedAccounts({
    ...none,
    choices: [{ field: 'role', values: properties.role.enum, isList: false }],
    required: Object.fromEntries(Object.entries(properties).filter(([name]) => required.includes(name))),
    document: contract,
  });
  expect(accounts[0]?.account).toEqual({
    login: 'plain@example.com',
    password: 'Password-1',
    username: 'plain',
    first_name: 'Plain',
    role: 'user',
    plan: 'paid',
    website: 'http://example.com',
    born: '1990-02-03',
    code: 'AAA',
    tags: ['string'],
    team: { name: 'Blue' },
    age: 18,
  });
  const folder = temporaryFolder({
    'acme.json': JSON.stringify(contract),
    'acme.fixtures.yaml': fixturesText({ title: 'Acme', actions: [], accounts }),
  });
  const { notes } = await loadDeclaredProvider({ id: 'acme', file: join(folder, 'acme.json') });
  expect(notes.filter((note) => note.includes('fixtures'))).toEqual([]);
});
