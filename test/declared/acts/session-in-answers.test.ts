import { expect, it } from '@jest/globals';
import { declaredApi } from '../../support/declared.ts';

const password = 'Password-1';

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
