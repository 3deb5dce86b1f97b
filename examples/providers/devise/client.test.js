import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { connect } from 'login-emulator';
import tokenAuth from 'redux-token-auth';

const { generateAuthActions, reduxTokenAuthReducer } = tokenAuth;

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);
const url = emulator.urls.devise;

// the client keeps its headers in the storage of the browser
const stored = new Map();
globalThis.localStorage = {
  getItem: (name) => stored.get(name) ?? null,
  setItem: (name, value) => stored.set(name, value),
  removeItem: (name) => stored.delete(name),
};

const actions = generateAuthActions({
  authUrl: `${url}/auth`,
  userAttributes: { id: 'id', name: 'name', address: 'uid' },
  userRegistrationAttributes: { name: 'name', confirmSuccessUrl: 'confirm_success_url' },
});

/** Creates the part of a store that the client needs: its reducer, and actions that are functions. */
function createStore() {
  let state = reduxTokenAuthReducer(undefined, { type: 'start' });
  const dispatch = (action) => {
    if (typeof action === 'function') return action(dispatch);
    state = reduxTokenAuthReducer(state, action);
    return action;
  };
  return { dispatch, user: () => state.currentUser };
}

const plain = { email: 'plain@example.com', password: 'Password-1' };
const sessionHeaders = () => Object.fromEntries(stored);
const books = (headers = sessionHeaders()) => fetch(`${url}/api/v1/books`, { headers });

/** Stores the next token, as an interceptor of the application does. Within a batch, it is blank. */
function follow({ headers }) {
  const token = headers.get('access-token') ?? '';
  if (token !== '') stored.set('access-token', token);
}

async function refusal(promise) {
  const { response } = await promise.then(
    () => assert.fail('it was not refused'),
    (error) => error,
  );
  return [response.status, response.data.errors[0]];
}

beforeEach(async () => {
  await emulator.reset();
  stored.clear();
});

test('signs in, stores the headers, and signs out', async () => {
  const { dispatch, user } = createStore();
  await dispatch(actions.signInUser(plain));
  assert.equal(user().isSignedIn, true);
  assert.deepEqual(user().attributes, { id: 1, name: 'Plain', address: 'plain@example.com' });
  assert.equal(stored.get('uid'), 'plain@example.com');

  await dispatch(actions.signOutUser());
  assert.equal(user().isSignedIn, false);
  assert.equal(stored.has('access-token'), false);
});

test('validates the stored headers, and stores the next ones', async () => {
  const { dispatch, user } = createStore();
  await dispatch(actions.signInUser(plain));
  const first = sessionHeaders();
  await emulator.clock.advance(10);
  await dispatch(actions.verifyToken(first));
  assert.equal(user().isSignedIn, true);
  assert.notEqual(stored.get('access-token'), first['access-token']);
  assert.equal(stored.get('client'), first.client);

  await emulator.clock.advance(10);
  assert.equal((await books(first)).status, 401);
  assert.equal((await books()).status, 200);
});

test('follows the token of each answer, and sends a batch by one token', async () => {
  const { dispatch } = createStore();
  await dispatch(actions.signInUser(plain));
  for (let request = 1; request <= 3; request += 1) {
    await emulator.clock.advance(10);
    const answer = await books();
    assert.equal(answer.status, 200);
    follow(answer);
  }
  await emulator.clock.advance(10);
  const headers = sessionHeaders();
  const batch = await Promise.all([books(headers), books(headers), books(headers)]);
  assert.deepEqual(
    batch.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.equal(batch.filter((answer) => answer.headers.get('access-token') !== '').length, 1);
});

test('tells why a sign-in is refused', async () => {
  const { dispatch, user } = createStore();
  const attempt = (email, password = 'Password-1') =>
    refusal(dispatch(actions.signInUser({ email, password })));
  assert.deepEqual(await attempt('plain@example.com', 'wrong'), [
    401,
    'Invalid login credentials. Please try again.',
  ]);
  assert.match((await attempt('unverified@example.com'))[1], /^A confirmation email was sent/);
  assert.match((await attempt('locked@example.com'))[1], /^Your account has been locked/);
  assert.equal(user().isSignedIn, false);
});

test('locks an account by twenty wrong passwords, for an hour', async () => {
  const { dispatch, user } = createStore();
  for (let attempt = 1; attempt <= 20; attempt += 1)
    await refusal(dispatch(actions.signInUser({ ...plain, password: 'wrong' })));
  assert.match((await refusal(dispatch(actions.signInUser(plain))))[1], /^Your account has been locked/);
  await emulator.clock.advance(3601);
  await dispatch(actions.signInUser(plain));
  assert.equal(user().isSignedIn, true);
});

test('sets a new password by the headers of a link', async () => {
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email: 'plain@example.com', redirect_url: 'http://localhost:3001/password' });
  await fetch(`${url}/auth/password`, { method: 'POST', headers: json, body });
  const [{ link }] = await emulator.outbox.list({ provider: 'devise', account: 'plain@example.com' });
  const { headers } = await fetch(link, { redirect: 'manual' });
  const given = new URL(headers.get('location')).searchParams;
  const session = Object.fromEntries(
    ['access-token', 'client', 'uid'].map((name) => [name, given.get(name)]),
  );
  const passwords = JSON.stringify({ password: 'Password-2', password_confirmation: 'Password-2' });
  const changed = await fetch(`${url}/auth/password`, {
    method: 'PUT',
    headers: { ...json, ...session },
    body: passwords,
  });
  assert.equal(changed.status, 200);
  const { dispatch, user } = createStore();
  await dispatch(actions.signInUser({ ...plain, password: 'Password-2' }));
  assert.equal(user().isSignedIn, true);
});

test('survives an error of the server, and a limit', async () => {
  const { dispatch, user } = createStore();
  for (const [outcome, status] of [
    ['server-error', 500],
    ['rate-limited', 429],
  ]) {
    await emulator.scenarios.arm({ outcome, times: 1 });
    await assert.rejects(dispatch(actions.signInUser(plain)), ({ response }) => response.status === status);
  }
  await dispatch(actions.signInUser(plain));
  assert.equal(user().isSignedIn, true);
});

// the last test: until it restarts, the client keeps the headers that this answer lacks
test('creates an account that its mail confirms', async () => {
  const { dispatch, user } = createStore();
  await dispatch(
    actions.registerUser({
      email: 'new@example.com',
      password: 'Password-1',
      passwordConfirmation: 'Password-1',
      name: 'New',
      confirmSuccessUrl: `${url}/up`,
    }),
  );
  assert.equal(user().attributes.name, 'New');
  const [{ link }] = await emulator.outbox.list({ provider: 'devise', account: 'new@example.com' });
  const confirmed = await fetch(link, { redirect: 'manual' });
  assert.equal(confirmed.headers.get('location'), `${url}/up?account_confirmation_success=true`);
  const body = JSON.stringify({ email: 'new@example.com', password: 'Password-1' });
  const headers = { 'content-type': 'application/json' };
  assert.equal((await fetch(`${url}/auth/sign_in`, { method: 'POST', headers, body })).status, 200);
});
