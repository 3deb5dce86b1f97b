import { expect, it } from '@jest/globals';
import request from 'supertest';
import { createEmulator } from '../../src/index.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';

const answeredAsGet = [
  ['rocketchat', 'observed', '/api/info'],
  ['interserver', 'documented', '/apiv2/ping'],
  ['interserver', 'observed', '/apiv2/login'],
] as const;

const refused = [
  ['rocketchat', 'documented', '/api/info', 'GET'],
  ['misaka', 'documented', '/v3/session/token', 'GET, POST'],
  ['onlyoffice', 'documented', '/api/2.0/authentication', 'GET, POST'],
  ['onlyoffice', 'observed', '/api/2.0/authentication', 'GET, POST'],
] as const;

it.each(answeredAsGet)(
  'answers HEAD as GET without the body when it is %s %s %s',
  async (provider, profile, path) => {
    const { url, close } = await serve(testApp({ providers: [provider], profile }));
    try {
      const [head, get] = [await fetch(url + path, { method: 'HEAD' }), await fetch(url + path)];
      expect([head.status, await head.text()]).toEqual([get.status, '']);
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
      expect(head.headers.get('content-length')).toMatch(/^[1-9]/);
    } finally {
      await close();
    }
  },
);

it('answers HEAD as GET in the same process', async () => {
  const emulator = await createEmulator({ providers: ['rocketchat'], profile: 'observed' });
  try {
    const answer = await emulator.fetch('http://localhost/api/info', { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  } finally {
    await emulator.close();
  }
});

it('ends the session on HEAD when the logout is a GET operation', async () => {
  const app = testApp({ providers: ['rocketchat'], profile: 'observed' });
  const answer = await request(app).post('/api/v1/login').send({ user: 'plain', password: 'Password-1' });
  const { data } = answer.body as { readonly data: { readonly authToken: string; readonly userId: string } };
  const user = { 'x-auth-token': data.authToken, 'x-user-id': data.userId };
  expect((await request(app).head('/api/v1/logout').set(user)).status).toBe(200);
  expect((await request(app).get('/api/v1/me').set(user)).status).toBe(401);
});

it.each(refused)('rejects HEAD when it is %s %s %s', async (provider, profile, path, allow) => {
  const answer = await request(testApp({ providers: [provider], profile })).head(path);
  expect([answer.status, answer.get('allow')]).toEqual([405, allow]);
});

it('includes HEAD in Allow when GET answers it', async () => {
  const answer = await request(testApp({ providers: ['interserver'] })).delete('/apiv2/login');
  expect([answer.status, answer.get('allow')]).toEqual([405, 'POST, GET, HEAD']);
});
