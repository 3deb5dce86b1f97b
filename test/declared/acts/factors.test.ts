import { expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const password = 'Password-1';
const signIn = {
  act: 'sign-in',
  reads: { login: 'body.login', password: 'body.password', code: 'body.code' },
  answers: { 'signed-in': { body: { outcome: 'signed-in', token: '{{tokens.session}}' } } },
} as const;

const factor = { id: '{{factor.id}}', method: '{{factor.method}}', name: '{{factor.name}}' };

const setup: DeclaredSetup = {
  marks: { answers: { done: { body: { outcome: 'done' } } } },
  operations: {
    'POST /login': signIn,
    'POST /factors': {
      act: 'set-up-factor',
      reads: { method: 'body.method', name: 'body.name', password: 'body.password' },
      answers: {
        done: { body: { ...factor, secret: '{{factor.secret}}', url: '{{factor.url}}', outcome: 'done' } },
      },
    },
    'POST /factors/{id}/confirm': {
      act: 'confirm-factor',
      reads: { code: 'body.code', factor: 'path.id' },
      answers: { done: { body: { ...factor, outcome: 'done' } } },
    },
    'GET /factors': {
      act: 'list-factors',
      answers: {
        done: {
          body: {
            'x-each': '{{list}}',
            item: { method: '{{item.method}}', name: '{{item.name}}', left: '{{item.codesLeft}}' },
          },
        },
      },
    },
    'DELETE /factors/{id}': {
      act: 'remove-factor',
      reads: { factor: 'path.id', code: 'body.code' },
    },
    'POST /codes': { act: 'backup-codes', answers: { done: { body: { codes: '{{backupCodes}}' } } } },
    'GET /codes': {
      act: 'backup-codes',
      answers: { done: { body: { codes: { 'x-each': '{{backupCodes}}', item: '{{item}}' } } } },
    },
  },
};

interface Body {
  readonly id: string;
  readonly token: string;
  readonly secret: string;
  readonly url: string;
  readonly codes: readonly string[];
}

async function signedIn(api: DeclaredApi, login = 'plain@example.com', code?: string) {
  const { body } = await api.send('POST /login', { login, password, code });
  return { authorization: `Bearer ${(body as Body).token}` };
}

const noon = Date.parse('2027-01-31T12:00:00Z');

function codeAtNoon(secret: string): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: noon });
}

async function withFactor(api: DeclaredApi) {
  const headers = await signedIn(api);
  const { body } = await api.send('POST /factors', { password, name: 'Phone' }, { headers });
  const { id, secret, url } = body as Body;
  const code = codeAtNoon(secret);
  return { headers, id, secret, url, code };
}

it('asks for the code of an authenticator app once its first code has confirmed it', async () => {
  const api = await declaredApi(setup);
  const { headers, id, secret, url, code } = await withFactor(api);
  expect(url).toBe(`otpauth://totp/Acme:plain%40example.com?secret=${secret}&issuer=Acme`);
  const account = { login: 'plain@example.com', password };
  expect(await api.outcome('POST /login', account)).toBe('signed-in');
  const wrong = code === '000000' ? '000001' : '000000';
  const at = `POST /factors/${id}/confirm`;
  expect(await api.outcome(at, {}, { headers })).toBe('missing-credentials/code');
  expect(await api.outcome(at, { code: wrong }, { headers })).toBe('second-factor-invalid/wrong');
  expect(await api.outcome('POST /factors/other/confirm', { code }, { headers })).toBe('not-found/factor');
  expect(await api.send(at, { code }, { headers })).toMatchObject({
    body: { outcome: 'done', id, method: 'totp', name: 'Phone' },
  });
  expect(await api.outcome(at, { code }, { headers })).toBe('second-factor-unavailable');
  expect(await api.outcome('POST /login', account)).toMatch(/^second-factor-required/);
  expect(await api.outcome('POST /login', { ...account, code })).toBe('signed-in');
  const listed = await api.send('GET /factors', undefined, { headers });
  expect(listed.body).toEqual([{ method: 'totp', name: 'Phone', left: 0 }]);
});

it('sets up no factor when the password is wrong or the kind is unknown', async () => {
  const api = await declaredApi(setup);
  const headers = await signedIn(api);
  expect(await api.outcome('POST /factors', { password: 'wrong' }, { headers })).toBe(
    'invalid-credentials/wrong-password',
  );
  expect(await api.outcome('POST /factors', { password, method: 'fax' }, { headers })).toBe(
    'second-factor-unavailable',
  );
  expect(await api.outcome('POST /factors', { password })).toBe('token-missing');
});

it('confirms a factor by a code that was sent', async () => {
  const api = await declaredApi(setup);
  const headers = await signedIn(api);
  const { body } = await api.send('POST /factors', { password, method: 'mail' }, { headers });
  const [message] = await api.messages();
  const at = `POST /factors/${(body as Body).id}/confirm`;
  expect(await api.outcome(at, { code: message?.code }, { headers })).toBe('done');
  expect(await api.outcome('POST /login', { login: 'plain@example.com', password })).toMatch(
    /^second-factor-required/,
  );
});

it('removes a factor by its id and a code', async () => {
  const api = await declaredApi(setup);
  const { headers, id, code } = await withFactor(api);
  expect(await api.outcome(`DELETE /factors/${id}`, { code }, { headers })).toBe('second-factor-unavailable');
  await api.send(`POST /factors/${id}/confirm`, { code }, { headers });
  expect(await api.outcome('DELETE /factors/other', { code }, { headers })).toBe('not-found/factor');
  expect(await api.outcome(`DELETE /factors/${id}`, {}, { headers })).toBe('second-factor-invalid/missing');
  expect(await api.outcome(`DELETE /factors/${id}`, { code }, { headers })).toBe('done');
  expect(await api.outcome('POST /login', { login: 'plain@example.com', password })).toBe('signed-in');
  expect((await api.send('GET /factors', undefined, { headers })).body).toEqual([]);
});

it('accepts each backup code once, and refuses those that newer codes replace', async () => {
  const api = await declaredApi(setup);
  const login = 'totp@example.com';
  const headers = await signedIn(api, login, codeAtNoon('JBSWY3DPEHPK3PXP'));
  const [first, second] = [
    await api.send('POST /codes', {}, { headers }),
    await api.send('POST /codes', {}, { headers }),
  ].map(({ body }) => (body as Body).codes);
  expect(second).toHaveLength(10);
  const by = (code?: string) => api.outcome('POST /login', { login, password, code });
  expect(await by(first?.[0])).toBe('second-factor-invalid/wrong');
  expect(await by(second?.[0])).toBe('signed-in');
  expect(await by(second?.[0])).toBe('second-factor-invalid/used');
  const left = await api.send('GET /codes', undefined, { headers });
  expect(left.body).toEqual({ codes: second?.slice(1) });
});

it('hides secrets and backup codes in the journal', async () => {
  const api = await declaredApi(setup);
  const { headers, id, secret, code } = await withFactor(api);
  await api.send(`POST /factors/${id}/confirm`, { code }, { headers });
  const { body } = await api.send('POST /codes', {}, { headers });
  await api.send('GET /codes', undefined, { headers });
  const text = JSON.stringify(await api.emulator.requests.list());
  expect(text).toContain('/codes');
  for (const hidden of [secret, code, ...(body as Body).codes, headers.authorization.slice(7), password])
    expect(text).not.toContain(hidden);
});

it.each([
  { totp: {}, second: 'signed-in' },
  { totp: { singleUse: true }, second: 'second-factor-invalid' },
])('answers $second to a code of an app that was used before, with $totp', async ({ totp, second }) => {
  const secret = 'JBSWY3DPEHPK3PXP';
  const account = { login: 'a@example.com', password, secondFactor: 'totp', totpSecret: secret };
  const api = await declaredApi({
    marks: { totp },
    operations: { 'POST /login': signIn },
    accounts: [account],
  });
  const login = { login: account.login, password, code: codeAtNoon(secret) };
  expect(await api.outcome('POST /login', login)).toBe('signed-in');
  expect(await api.outcome('POST /login', login)).toMatch(new RegExp(`^${second}`));
});

it('tolerates the clock of an app as far as the marks say', async () => {
  const secret = 'JBSWY3DPEHPK3PXP';
  const account = { login: 'a@example.com', password, secondFactor: 'totp', totpSecret: secret };
  const marks = { totp: { tolerance: '2m' } };
  const api = await declaredApi({ marks, operations: { 'POST /login': signIn }, accounts: [account] });
  await api.emulator.clock.advance(120);
  const login = { login: account.login, password, code: codeAtNoon(secret) };
  expect(await api.outcome('POST /login', login)).toBe('signed-in');
  await api.emulator.clock.advance(30);
  expect(await api.outcome('POST /login', login)).toMatch(/^second-factor-invalid/);
});

it.each(['totp', 'mail', 'sms'])('tells the first code of a %s factor that awaits it', async (method) => {
  const api = await declaredApi(setup);
  const headers = await signedIn(api);
  expect((await api.send('POST /factors', { method, password }, { headers })).status).toBe(200);
  const { current } = await api.emulator.codes.get('acme', 'plain@example.com');
  const { body } = await api.send('GET /factors', undefined, { headers });
  expect(body).toEqual([]);
  const { id } = (await api.send('POST /factors', { method, password }, { headers })).body as Body;
  const { current: code } = await api.emulator.codes.get('acme', 'plain@example.com');
  expect(typeof current).toBe('string');
  expect((await api.send(`POST /factors/${id}/confirm`, { code }, { headers })).status).toBe(200);
});

it('shows the secret of a factor that waits for its first code, and of one in use', async () => {
  const shown = { body: { secret: '{{factor.secret}}' } };
  const api = await declaredApi({
    ...setup,
    operations: { ...setup.operations, 'GET /secret': { act: 'list-factors', answers: { done: shown } } },
  });
  const { headers, id, secret, code } = await withFactor(api);
  const secretOf = async () => (await api.send('GET /secret', undefined, { headers })).body;
  expect(await secretOf()).toEqual({ secret });
  await api.send(`POST /factors/${id}/confirm`, { code }, { headers });
  expect(await secretOf()).toEqual({ secret });
  await api.send(`DELETE /factors/${id}`, { code }, { headers });
  expect(await secretOf()).toEqual({});
});

it('answers the first code with the secret and the first backup codes, if the answer shows them', async () => {
  const shown = { secret: '{{factor.secret}}', left: '{{factor.codesLeft}}', codes: '{{backupCodes}}' };
  const confirm = { act: 'confirm-factor', reads: { code: 'body.code' } } as const;
  const operations = {
    ...setup.operations,
    'POST /factors/{id}/confirm': { ...confirm, answers: { done: { body: shown } } },
    'POST /codes': { act: 'backup-codes', answers: { done: { body: shown } } },
  } as const;
  const api = await declaredApi({ ...setup, operations });
  const { headers, id, secret, code } = await withFactor(api);
  const { body } = await api.send(`POST /factors/${id}/confirm`, { code }, { headers });
  expect(body).toMatchObject({ secret, left: 10 });
  expect((body as Body).codes).toHaveLength(10);
  expect((await api.send('POST /codes', {}, { headers })).body).toMatchObject({ secret, left: 10 });
});
