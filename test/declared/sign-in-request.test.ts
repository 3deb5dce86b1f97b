import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const contract = `
openapi: 3.1.0
info: { title: Depot, version: '1' }
x-login: { version: 1 }
paths:
  /token:
    post:
      operationId: token
      requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object } } } }
      responses: { default: { description: Any answer } }
      x-login:
        act: sign-in
        when: { form.grant_type: password }
        reads:
          { login: form.username, password: form.password, client: basic.username, clientSecret: basic.password }
`;
const account = { login: 'ann', password: 'Pass-1', status: 'active' } as const;

it('signs an account in with the first client of the fixtures', async () => {
  const fixtures = `
accounts: [{ login: ann, password: Pass-1 }]
clients: [{ id: web, secret: web-secret }, { id: other }]
`;
  const folder = temporaryFolder({ 'depot.yaml': contract, 'depot.fixtures.yaml': fixtures });
  const { provider } = await loadDeclaredProvider({ id: 'depot', file: join(folder, 'depot.yaml') });
  expect(provider.signIn(account)).toEqual({
    operationId: 'token',
    path: {},
    query: {},
    headers: { authorization: `Basic ${Buffer.from('web:web-secret').toString('base64')}` },
    body: { grant_type: 'password', username: 'ann', password: 'Pass-1' },
    contentType: 'application/x-www-form-urlencoded',
  });
});

it('names no client if the fixtures have none', async () => {
  const folder = temporaryFolder({ 'depot.yaml': contract });
  const { provider } = await loadDeclaredProvider({ id: 'depot', file: join(folder, 'depot.yaml') });
  expect(provider.signIn(account)?.headers).toEqual({});
});

it('wraps a value as its first place has it', async () => {
  const login = "[{ at: form.username, prefix: '@', suffix: ':example.org' }, form.username]";
  const wrapped = contract.replace('login: form.username', `login: ${login}`);
  const folder = temporaryFolder({ 'depot.yaml': wrapped });
  const { provider } = await loadDeclaredProvider({ id: 'depot', file: join(folder, 'depot.yaml') });
  expect(provider.signIn(account)?.body).toEqual({
    grant_type: 'password',
    username: '@ann:example.org',
    password: 'Pass-1',
  });
});
