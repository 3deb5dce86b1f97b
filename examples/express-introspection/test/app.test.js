import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { connect } from 'login-emulator';
import { createApp } from '../src/app.js';
import { createIntrospect } from '../src/introspect.js';

// `login-emulator exec` says where the emulator is
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);
const world = emulator.namespace('introspection');
const backend = await serve(createApp(createIntrospect(`${world.url}/__admin/sessions/introspect`)));

beforeEach(() => world.reset());
after(() => backend.close());

const refused = { status: 401, body: { error: 'Sign in.' } };

test('lets in whoever has signed in', async () => {
  const { access } = await signIn();
  assert.deepEqual(await whoAmI(access), { status: 200, body: { login: 'plain@example.com' } });
});

test('refuses a request without a token', async () => {
  const response = await fetch(`${backend.url}/me`);
  assert.equal(response.status, 401);
  assert.equal(response.headers.get('www-authenticate'), 'Bearer');
});

test('refuses a token that nobody was given', async () => {
  assert.deepEqual(await whoAmI('made-up'), refused);
});

test('refuses a refresh token', async () => {
  const { refresh } = await signIn();
  assert.deepEqual(await whoAmI(refresh), refused);
});

test('refuses a token that has expired', async () => {
  const { access } = await signIn();
  await world.clock.advance(301); // an access token is good for five minutes
  assert.deepEqual(await whoAmI(access), refused);
});

test('refuses a token whose session was ended', async () => {
  const { access } = await signIn();
  const session = (await world.sessions.list('misaka')).find(({ token }) => token === access);
  await world.sessions.end('misaka', session.id);
  assert.deepEqual(await whoAmI(access), refused);
});

test('keeps a user in who is locked out later, and who gets no new token', async () => {
  const { access } = await signIn();
  await world.accounts.lock('misaka', 'plain@example.com');
  assert.equal((await whoAmI(access)).status, 200);
  assert.deepEqual(await signIn(), { detail: 'Too many failed login attempts.' });
});

test('refuses the token of a user who is disabled later', async () => {
  const { access } = await signIn();
  await world.accounts.change('misaka', 'plain@example.com', { status: 'disabled' });
  assert.deepEqual(await whoAmI(access), refused);
});

test('says that it cannot know while nobody answers what it asks', async () => {
  const { access } = await signIn();
  const gone = await serve(() => undefined);
  gone.close();
  const alone = await serve(createApp(createIntrospect(gone.url)));
  const answer = await whoAmI(access, alone.url).finally(() => alone.close());
  assert.deepEqual(answer, { status: 503, body: { error: 'Try again later.' } });
});

/** Signs in as the product's client does; gives the vendor's answer. */
async function signIn() {
  const response = await fetch(`${world.urls.misaka}/session/login`, {
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

/** Serves on a free port. */
async function serve(listener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
