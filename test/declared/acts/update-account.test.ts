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

it('shows the session and the token of the request in the answers of acts that change the account', async () => {
  const answers = { done: { body: { token: '{{tokens.session}}', started: '{{session.started.iso}}' } } };
  const { send } = await declaredApi({
    marks: { tokens: { session: { scheme: 'bearer' } } },
    accounts: [{ login: 'plain@example.com', password }],
    operations: {
      'POST /login': {
        act: 'sign-in',
        reads: { login: 'body.login', password: 'body.password' },
        answers: { 'signed-in': answers.done },
      },
      'PATCH /me': { act: 'update-account', answers },
      'PUT /password': { act: 'change-password', reads: { newPassword: 'body.new' }, answers },
      'POST /factors': { act: 'set-up-factor', answers },
    },
  });
  const { body } = await send('POST /login', { login: 'plain@example.com', password });
  const { token } = body as { readonly token: string };
  const headers = { authorization: `Bearer ${token}` };
  const shown = [
    await send('PATCH /me', {}, { headers }),
    await send('PUT /password', { new: 'Password-2' }, { headers }),
    await send('POST /factors', undefined, { headers }),
  ];
  expect(shown.map((answer) => answer.body)).toEqual([body, body, body]);
  expect(body).toEqual({ token: expect.any(String), started: expect.stringMatching(/^20\d\d-/) });
});
