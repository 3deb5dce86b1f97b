import { describe, expect, it } from '@jest/globals';
import { TOTP, URI } from 'otpauth';
import request from 'supertest';
import { createApp } from '../../../src/index.ts';
import { loadDeclaredProvider } from '../../../src/declared/load.ts';
import { credentialsOf, openBooks } from '../../support/books.ts';

const frozen = { now: '2027-01-31T12:00:00Z' };

it('ends a session and a lockout by the clock', async () => {
  const { emulator, send, signedIn } = await openBooks(frozen);
  const headers = await signedIn('plain');
  await emulator.clock.advance(15 * 60);
  expect(await send('GET /me', { headers })).toMatchObject({ outcome: 'token-expired' });
  const wrong = { ...credentialsOf('plain'), password: 'wrong' };
  for (let attempt = 0; attempt < 3; attempt += 1) await send('POST /login', { body: wrong });
  const locked = await send('POST /login', { body: credentialsOf('plain') });
  expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '900']);
  await emulator.clock.advance(15 * 60);
  expect(await send('POST /login', { body: credentialsOf('plain') })).toMatchObject({ status: 200 });
});

it('signs in with the code of the control plane, and with a sent code', async () => {
  const { emulator, send } = await openBooks();
  const { current } = await emulator.codes.get('books', 'totp@example.com');
  expect(await send('POST /login', { body: { ...credentialsOf('totp'), code: current } })).toMatchObject({
    outcome: 'signed-in',
  });
  await send('POST /login', { body: credentialsOf('mail') });
  const [message] = await emulator.outbox.list();
  expect(message).toMatchObject({ provider: 'books', to: 'mail@example.com' });
  const code = (await emulator.codes.get('books', 'mail@example.com')).current;
  expect(await send('POST /login', { body: { ...credentialsOf('mail'), code } })).toMatchObject({
    status: 200,
  });
});

it('returns the URL that enrols an authenticator app', async () => {
  const { emulator } = await openBooks(frozen);
  const { current, enrolment = '' } = await emulator.codes.get('books', 'totp@example.com');
  const authenticator = URI.parse(enrolment);
  expect(authenticator).toMatchObject({ issuer: 'books', label: 'totp@example.com' });
  expect(authenticator instanceof TOTP && authenticator.generate({ timestamp: Date.parse(frozen.now) })).toBe(
    current,
  );
});

it('isolates namespaces, and resets one', async () => {
  const { emulator, send } = await openBooks();
  await emulator.namespace('w1').scenarios.arm({ provider: 'books', outcome: 'unavailable' });
  expect(await send('GET /titles', { namespace: 'w1' })).toMatchObject({ status: 503 });
  expect(await send('GET /titles')).toMatchObject({ status: 200 });
  await emulator.namespace('w1').reset();
  expect(await send('GET /titles', { namespace: 'w1' })).toMatchObject({ status: 200 });
});

it('stores placeholders in the journal instead of secrets, and the reasons', async () => {
  const { emulator, send } = await openBooks();
  const { body } = await send('POST /login', { body: credentialsOf('plain') });
  const { access, refresh } = Object(body) as { readonly access: string; readonly refresh: string };
  await send('POST /refresh', { body: { refresh } });
  await send('GET /me', { headers: { authorization: `Bearer ${access}` } });
  const { requests } = await emulator.requests.list();
  const text = JSON.stringify(requests);
  for (const secret of ['Password-1', access, refresh]) expect(text).not.toContain(secret);
  expect(text).toContain('‹plain@example.com.password›');
  expect(requests.map(({ operation, outcome, account }) => [operation, outcome, account])).toEqual([
    ['me', 'who-am-i', 'plain@example.com'],
    ['refresh', 'refreshed', 'plain@example.com'],
    ['login', 'signed-in', 'plain@example.com'],
  ]);
  expect(requests.at(-1)?.trace).toEqual(['password matched']);
});

it('starts sessions from the control plane, also expired and revoked ones', async () => {
  const { emulator, send } = await openBooks();
  const { requestHeaders } = await emulator.signIn('books', 'plain@example.com');
  expect(await send('GET /me', { headers: requestHeaders })).toMatchObject({ status: 200 });
  const expired = await emulator.signIn('books', 'plain@example.com', { state: 'expired' });
  expect(await send('GET /me', { headers: expired.requestHeaders })).toMatchObject({
    outcome: 'token-expired',
  });
  const revoked = await emulator.signIn('books', 'plain@example.com', { state: 'revoked' });
  expect(await send('GET /me', { headers: revoked.requestHeaders })).toMatchObject({
    outcome: 'token-invalid',
  });
});

it('keeps sessions and accounts in snapshots and exported states', async () => {
  const { emulator, send, signedIn } = await openBooks(frozen);
  const headers = await signedIn('plain');
  await send('PATCH /me', { headers, body: { name: 'Ada' } });
  const snapshot = await emulator.snapshot('changed');
  const state = await emulator.state.get();
  await emulator.reset();
  expect(await send('GET /me', { headers })).toMatchObject({ outcome: 'token-invalid' });
  await snapshot.restore();
  expect(await send('GET /me', { headers })).toMatchObject({ body: { name: 'Ada' } });
  await emulator.reset();
  await emulator.state.put(state);
  expect(await send('GET /me', { headers })).toMatchObject({ body: { name: 'Ada' } });
});

it('moves sessions, challenges and the clock to another emulator by a bundle, whose journal has no secrets', async () => {
  const first = await openBooks(frozen);
  const headers = await first.signedIn('plain');
  await first.send('POST /login', { body: { ...credentialsOf('plain'), password: 'wrong-password' } });
  await first.send('POST /login', { body: credentialsOf('mail') });
  const { current } = await first.emulator.codes.get('books', 'mail@example.com');
  const response = await first.emulator.fetch('/__admin/bundle');
  expect(response.headers.get('x-emulator-secrets')).toBe('yes');
  const bundle = await first.emulator.bundle.get();
  const journal = JSON.stringify({ ...bundle, state: undefined });
  for (const secret of ['Password-1', 'wrong-password', headers['authorization']?.slice(7) ?? '?', current])
    expect([secret, journal.includes(secret)]).toEqual([secret, false]);
  expect(journal).toContain('‹plain@example.com.password›');
  const second = await openBooks();
  await second.emulator.bundle.put(bundle);
  expect(await second.send('GET /me', { headers })).toMatchObject({ status: 200 });
  const body = { ...credentialsOf('mail'), code: current };
  expect(await second.send('POST /login', { body })).toMatchObject({ outcome: 'signed-in' });
  expect((await second.emulator.clock.get()).now).toBe((await first.emulator.clock.get()).now);
});

it('counts the coverage of the called operations', async () => {
  const { emulator, send } = await openBooks();
  await send('POST /login', { body: credentialsOf('plain') });
  const { entries } = await emulator.coverage.get();
  const login = entries.filter(({ provider, operation }) => provider === 'books' && operation === 'login');
  expect(login.filter(({ count }) => count > 0).map(({ outcome }) => outcome)).toEqual(['signed-in']);
  expect(login.length).toBeGreaterThan(8);
});

it('adds, changes and deletes accounts', async () => {
  const { emulator, send } = await openBooks();
  await emulator.accounts.change('books', 'plain@example.com', { status: 'disabled' });
  expect(await send('POST /login', { body: credentialsOf('plain') })).toMatchObject({ status: 403 });
  await emulator.putFixtures('books', { accounts: [{ login: 'me@example.com', password: 'mine' }] });
  const body = { email: 'me@example.com', password: 'mine' };
  expect(await send('POST /login', { body })).toMatchObject({ status: 200 });
});

describe('createApp', () => {
  it('serves a declared provider to supertest, beside a built-in one', async () => {
    const { provider } = await loadDeclaredProvider({ id: 'books', file: 'test/support/books/books.yaml' });
    const app = createApp({ providers: [provider, 'misaka'], seed: 'books' });
    await request(app).post('/books/login').send(credentialsOf('plain')).expect(200);
    await request(app).post('/v3/session/login').send(credentialsOf('plain')).expect(200);
  });
});
