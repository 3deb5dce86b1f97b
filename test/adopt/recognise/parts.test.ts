import { expect, it } from '@jest/globals';
import { recognised } from './login.ts';

const secured = { security: 'bearer' };

it('takes headers beside a required token for the session, and a user id among them for the owner', () => {
  const headers = 'X-Auth-Token X-User-Id';
  const found = recognised({ 'POST /logout': { headers }, 'GET /me': { headers, success: 'id email name' } });
  expect(found.get('POST /logout')?.reads.get('owner')?.places).toEqual(['header.X-User-Id']);
  expect(found.get('POST /logout')?.certainty).not.toBe('open');
});

it('reads no object as a login', () => {
  const title = 'POST /sign-in';
  const found = recognised({ [title]: { body: 'user password!', success: 'token' } });
  expect(found.get(title)?.reads.get('login')?.places).toEqual(['body.user']);
});

it('reads a refresh token as bearer if no field has it and the answer has another', () => {
  const refresh = { ...secured, success: 'access_token refresh_token' };
  const found = recognised({ 'GET /orders': secured, 'POST /auth/refresh': refresh });
  expect(found.get('POST /auth/refresh')?.reads.get('refresh')?.places).toEqual(['bearer']);
});

it('finds the token of a sign-in in the cookie that carries the session', () => {
  const schemes = { session: { type: 'apiKey', in: 'cookie', name: 'sid' } };
  const found = recognised(
    { 'POST /login': { body: 'email! password!', success: 'ok' }, 'GET /orders': { security: 'session' } },
    schemes,
  );
  expect(found.get('POST /login')?.tokens.get('access')?.place).toBe('cookie.sid');
});

it('reads the outcomes that a description names one by one', () => {
  const refusals = { 401: 'Authentication failed or second factor required' };
  const title = 'POST /login';
  const found = recognised({ [title]: { body: 'email! password!', success: 'token', refusals } });
  const statuses = [...(found.get(title)?.answers ?? [])].map(([name, { status }]) => [name, status]);
  expect(statuses).toEqual([
    ['signed-in', 200],
    ['invalid-credentials', 401],
    ['second-factor-required', 401],
  ]);
});

it('reads one outcome of a description with two words for it', () => {
  const refusals = { 401: 'Invalid or expired token' };
  const found = recognised({
    'GET /orders': secured,
    'GET /me': { ...secured, success: 'id email', refusals },
  });
  expect([...(found.get('GET /me')?.answers.keys() ?? [])]).toEqual(['who-am-i', 'token-invalid']);
});

it('takes a refused password for a new one if the request has no other', () => {
  const refusals = { 422: 'Password is not valid' };
  const body = 'password! password_confirmation!';
  const found = recognised({ 'GET /orders': secured, 'PUT /me/password': { ...secured, body, refusals } });
  expect(found.get('PUT /me/password')?.answers.get('password-rejected')?.status).toBe(422);
});
