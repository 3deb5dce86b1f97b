import { expect, it } from '@jest/globals';
import { declaredApi } from '../../support/declared.ts';

const password = 'Password-1';
const account = { name: '{{account.name}}', group: '{{account.group}}', scopes: '{{account.scopes}}' };

it('remembers what a client changes of its account, but not a role, a scope or a secret', async () => {
  const { send } = await declaredApi({
    marks: { account: { role: 'group', fields: { group: { type: 'string', default: 'user' } } } },
    accounts: [{ login: 'plain@example.com', password, name: 'Plain' }],
    operations: {
      'POST /login': {
        act: 'sign-in',
        reads: { login: 'body.login', password: 'body.password' },
        answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
      },
      'GET /me': { act: 'current-account', answers: { 'who-am-i': { body: account } } },
      'PATCH /me': { act: 'update-account', answers: { done: { body: account } } },
    },
  });
  const login = { login: 'plain@example.com', password };
  const { token } = (await send('POST /login', login)).body as { readonly token: string };
  const headers = { authorization: `Bearer ${token}` };
  const change = { name: 'New', group: 'admin', scopes: ['all'], backupCodes: ['1'], password: 'Other-1' };
  const changed = { name: 'New', group: 'user' };
  expect((await send('PATCH /me', change, { headers })).body).toEqual(changed);
  expect((await send('GET /me', undefined, { headers })).body).toEqual(changed);
  expect((await send('POST /login', login)).status).toBe(200);
});
