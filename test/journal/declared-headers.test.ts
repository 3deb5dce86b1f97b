import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';

interface SignedIn {
  readonly data: { readonly authToken: string; readonly userId: string };
}

interface Shown {
  readonly request: { readonly headers: Readonly<Record<string, string>> };
}

it('stores declared headers, with placeholders for secrets', async () => {
  const app = request(testApp({ providers: ['rocketchat'] }));
  const { data } = (await app.post('/api/v1/login').send({ user: 'plain', password: 'Password-1' }))
    .body as SignedIn;
  const password = createHash('sha256').update('Password-1').digest('hex');
  await app
    .post('/api/v1/users.2fa.disableEmail')
    .set({ 'X-Auth-Token': data.authToken, 'X-User-Id': data.userId })
    .set({ 'x-2fa-code': password, 'x-2fa-method': 'password', 'x-mine': 'hush' })
    .expect(200);
  const { headers } = ((await app.get('/__admin/requests/default-2')).body as Shown).request;
  expect(headers).toMatchObject({
    'x-auth-token': '‹session 1›',
    'x-user-id': data.userId,
    'x-2fa-code': '‹redacted›',
    'x-2fa-method': 'password',
    'x-mine': '‹redacted›',
  });
});

it("recognizes an account's code in a header", async () => {
  const app = request(testApp({ providers: ['rocketchat'], profile: 'observed' }));
  const signIn = { user: 'mail', password: 'Password-1' };
  await app.post('/api/v1/login').send(signIn).expect(401);
  const { messages } = (await app.get('/__admin/outbox')).body as { messages: readonly { code: string }[] };
  await app
    .post('/api/v1/login')
    .set('x-2fa-code', messages[0]?.code ?? '')
    .send(signIn)
    .expect(200);
  const { headers } = ((await app.get('/__admin/requests/default-2')).body as Shown).request;
  expect(headers['x-2fa-code']).toBe('‹mail.code›');
});
