import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../../support/app.ts';

const password = 'Password-1';

it('restores tokens and blocks with a snapshot', async () => {
  const app = request(testApp({ profile: 'observed', providers: ['rocketchat'] }));
  const login = async (body: object) => {
    const response = await app.post('/api/v1/login').send(body);
    const { data } = response.body as { readonly data?: { readonly authToken: string } };
    return { outcome: response.headers['x-emulator-outcome'] as string, token: data?.authToken };
  };
  const { token: resume } = await login({ user: 'plain', password });
  for (let failure = 0; failure < 10; failure += 1) await login({ user: 'captcha', password: 'wrong' });
  await app.put('/__admin/snapshots/then').send({}).expect(201);

  await app.post('/__admin/reset').expect(204);
  expect((await login({ resume })).outcome).toBe('invalid-credentials');
  expect((await login({ user: 'captcha', password })).outcome).toBe('signed-in');

  await app.post('/__admin/snapshots/then/restore').send({}).expect(204);
  expect(await login({ resume })).toEqual({ outcome: 'signed-in', token: resume });
  expect((await login({ user: 'captcha', password })).outcome).toBe('locked-out');
});

it('reports a blocked user as lockedOut, and accepts its login after an unlock', async () => {
  const app = request(testApp({ profile: 'observed', providers: ['rocketchat'] }));
  for (let failure = 0; failure < 10; failure += 1)
    await app.post('/api/v1/login').send({ user: 'plain', password: 'wrong' });
  const locked = await app.get('/__admin/accounts/rocketchat/plain').expect(200);
  expect(locked.body).toMatchObject({
    lockedOut: true,
    lockedUntil: '2026-11-21T12:05:00.000Z',
    failures: 10,
  });
  await app.patch('/__admin/accounts/rocketchat/plain').send({ locked: false }).expect(200);
  const response = await app.post('/api/v1/login').send({ user: 'plain', password });
  expect(response.headers['x-emulator-outcome']).toBe('signed-in');
});
