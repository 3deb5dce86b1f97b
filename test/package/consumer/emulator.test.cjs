const request = require('supertest');
const { createApp } = require('login-emulator');

const password = 'Password-1';

test('signs in with JSON', async () => {
  const body = { login: 'plain@example.com', passwd: password };
  const response = await request(createApp()).post('/apiv2/login').send(body).expect(200);
  expect(response.body.account_lid).toBe('plain@example.com');
});

test('signs in with a multipart form', async () => {
  await request(createApp())
    .post('/apiv2/login')
    .field('login', 'plain@example.com')
    .field('passwd', password)
    .expect(200);
});

test('signs in for tokens', async () => {
  const body = { email: 'plain@example.com', password };
  const response = await request(createApp()).post('/v3/session/login').send(body).expect(200);
  expect(response.body.access).toMatch(/^eyJ/);
});

test('signs in with an authenticator code from the control plane', async () => {
  const app = createApp({ seed: 'a seed' });
  const codes = await request(app).get('/__admin/codes/interserver/totp@example.com').expect(200);
  const body = { login: 'totp@example.com', passwd: password, tfa: codes.body.current };
  await request(app).post('/apiv2/login').send(body).expect(200);
});

test('uses the given fixtures', async () => {
  const accounts = [{ login: 'me@example.com', password: 'mine' }];
  const app = createApp({ fixtures: { interserver: { accounts } } });
  await request(app).post('/apiv2/login').send({ login: 'me@example.com', passwd: 'mine' }).expect(200);
});
