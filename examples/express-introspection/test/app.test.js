import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { connect } from 'login-emulator';
import { createApp } from '../src/app.js';
import { createIntrospect } from '../src/introspect.js';

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);
const namespace = emulator.namespace('introspection');
const backend = await serve(createApp(createIntrospect(`${namespace.url}/__admin/sessions/introspect`)));

beforeEach(() => namespace.reset());
after(() => backend.close());

const refused = { status: 401, body: { error: 'Sign in.' } };

test('accepts a token of a signed-in user', async () => {
  const { access } = await signIn();
  assert.deepEqual(await whoAmI(access), { status: 200, body: { login: 'plain@example.com' } });
});

test('rejects a request without a token', async () => {
  const response = await fetch(`${backend.url}/me`);
  assert.equal(response.status, 401);
  assert.equal(response.headers.get('www-authenticate'), 'Bearer');
});

test('rejects an unknown token', async () => {
  assert.deepEqual(await whoAmI('made-up'), refused);
});

test('rejects a refresh token', async () => {
  const { refresh } = await signIn();
  assert.deepEqual(await whoAmI(refresh), refused);
});

test('rejects an expired token', async () => {
  const { access } = await signIn();
  await namespace.clock.advance(301); // an access token is valid for five minutes
  assert.deepEqual(await whoAmI(access), refused);
});

test('rejects a token after its session has been ended', async () => {
  const { access } = await signIn();
  const session = (await namespace.sessions.list('misaka')).find(({ token }) => token === access);
  await namespace.sessions.end('misaka', session.id);
  assert.deepEqual(await whoAmI(access), refused);
});

test('accepts a token after its user was locked out, but the user cannot sign in again', async () => {
  const { access } = await signIn();
  await namespace.accounts.lock('misaka', 'plain@example.com');
  assert.equal((await whoAmI(access)).status, 200);
  assert.deepEqual(await signIn(), { detail: 'Too many failed login attempts.' });
});

test('rejects a token after its user was disabled', async () => {
  const { access } = await signIn();
  await namespace.accounts.change('misaka', 'plain@example.com', { status: 'disabled' });
  assert.deepEqual(await whoAmI(access), refused);
});

test('answers 503 when the introspection fails', async () => {
  const { access } = await signIn();
  const gone = await serve(() => undefined);
  gone.close();
  const alone = await serve(createApp(createIntrospect(gone.url)));
  const answer = await whoAmI(access, alone.url).finally(() => alone.close());
  assert.deepEqual(answer, { status: 503, body: { error: 'Try again later.' } });
});

/** Signs in like the product's client. Returns the vendor's response. */
async function signIn() {
  const response = await fetch(`${namespace.urls.misaka}/session/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'plain@example.com', password: 'Password-1' }),
  });
  return response.json();
}

async function whoAmI(token, url = backend.url) {
  const response = await fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: await response.json() };
}

/** Starts a server on a free port. */
async function serve(listener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
