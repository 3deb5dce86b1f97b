import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const done = { done: { body: { outcome: 'done' } } };

const setup: DeclaredSetup = {
  marks: { tokens: { session: {}, key: { scheme: 'header', name: 'X-API-Key', outlivesSessions: true } } },
  operations: {
    'POST /login': {
      act: 'sign-in',
      reads: { login: 'body.login', password: 'body.password', code: 'body.code' },
      answers: {
        'signed-in': { body: { outcome: 'signed-in', token: '{{tokens.session}}', id: '{{session.id}}' } },
      },
    },
    'POST /factors': { act: 'set-up-factor', answers: { done: { body: { id: '{{factor.id}}' } } } },
    'POST /factors/confirm': { act: 'confirm-factor', reads: { code: 'body.code' }, answers: done },
    'DELETE /factors': { act: 'remove-factor', answers: done },
    'GET /factors': { act: 'list-factors', answers: { done: { body: { left: '{{list.length}}' } } } },
    'POST /codes': { act: 'backup-codes', answers: { done: { body: { codes: '{{backupCodes}}' } } } },
    'GET /sessions': { act: 'list-sessions', answers: { done: { body: { left: '{{list.length}}' } } } },
    'DELETE /sessions/{id}': { act: 'end-session', reads: { session: 'path.id' }, answers: done },
    'POST /keys': { act: 'create-token', answers: { done: { body: { key: '{{tokens.key}}' } } } },
    'GET /keys': { act: 'list-tokens', answers: { done: { body: { left: '{{list.length}}' } } } },
    'POST /revoke': { act: 'revoke-token', reads: { token: 'body.token' }, answers: done },
    'GET /thing': { act: 'protected', answers: done },
  },
};

const plain = { login: 'plain@example.com', password: 'Password-1' };
const forced = (outcome: string, headers = {}) => ({ headers: { prefer: `outcome=${outcome}`, ...headers } });

interface Body {
  readonly token: string;
  readonly id: string;
  readonly key: string;
  readonly codes: readonly string[];
}

async function signedIn(api: DeclaredApi) {
  const { token, id } = (await api.send('POST /login', plain)).body as Body;
  return { id, headers: { authorization: `Bearer ${token}` } };
}

it('creates a personal token that works when the success is forced', async () => {
  const api = await declaredApi(setup);
  const { key } = (await api.send('POST /keys', {}, forced('done'))).body as Body;
  expect(await api.outcome('GET /thing', undefined, { headers: { 'x-api-key': key } })).toBe('done');
  expect((await api.send('GET /keys', undefined, forced('done'))).body).toEqual({ left: 1 });
  await api.send('POST /revoke', { token: key }, forced('done'));
  expect(await api.outcome('GET /thing', undefined, { headers: { 'x-api-key': key } })).toBe(
    'token-invalid/revoked',
  );
});

it('starts and ends the use of a factor when the success is forced', async () => {
  const api = await declaredApi(setup);
  await api.send('POST /factors/confirm', { code: 'any' }, forced('done'));
  expect(await api.outcome('POST /login', plain)).toMatch(/^second-factor-required/);
  expect((await api.send('GET /factors', undefined, forced('done'))).body).toEqual({ left: 1 });
  await api.send('POST /factors', {}, forced('done'));
  expect(await api.outcome('POST /login', plain)).toMatch(/^second-factor-required/);
  await api.send('DELETE /factors', undefined, forced('done'));
  expect(await api.outcome('POST /login', plain)).toBe('signed-in');
});

it('ends a session when the success is forced, and none when a refusal is forced', async () => {
  const api = await declaredApi(setup);
  const { id, headers } = await signedIn(api);
  const end = `DELETE /sessions/${id}`;
  expect(await api.outcome(end, undefined, forced('not-found/session', headers))).toBe('not-found/session');
  expect(await api.outcome('GET /thing', undefined, { headers })).toBe('done');
  expect(await api.outcome(end, undefined, forced('done', headers))).toBe('done');
  expect(await api.outcome('GET /thing', undefined, { headers })).toBe('token-invalid/revoked');
});

it('keeps factors, codes, sessions and personal tokens in an exported state', async () => {
  const api = await declaredApi(setup);
  const { headers } = await signedIn(api);
  const { key } = (await api.send('POST /keys', { name: 'CI' }, { headers })).body as Body;
  await api.send('POST /factors', {}, { headers });
  await api.send('POST /factors/confirm', { code: 'any' }, forced('done', headers));
  const { codes } = (await api.send('POST /codes', {}, { headers })).body as Body;
  const state = await api.emulator.state.get();
  await api.emulator.reset();
  expect(await api.outcome('GET /thing', undefined, { headers: { 'x-api-key': key } })).toBe(
    'token-invalid/unknown',
  );
  await api.emulator.state.put(state);
  expect(await api.outcome('GET /thing', undefined, { headers: { 'x-api-key': key } })).toBe('done');
  expect((await api.send('GET /sessions', undefined, { headers })).body).toEqual({ left: 1 });
  expect((await api.send('GET /keys', undefined, { headers })).body).toEqual({ left: 1 });
  expect(await api.outcome('POST /login', { ...plain, code: codes[0] })).toBe('signed-in');
});

it('keeps namespaces apart', async () => {
  const api = await declaredApi(setup);
  const { key } = (await api.send('POST /keys', {}, { ...forced('done'), namespace: 'other' })).body as Body;
  const headers = { 'x-api-key': key };
  expect(await api.outcome('GET /thing', undefined, { headers, namespace: 'other' })).toBe('done');
  expect(await api.outcome('GET /thing', undefined, { headers })).toBe('token-invalid/unknown');
});
