import { expect, it } from '@jest/globals';
import type { Marks } from '../../../src/declared/marks/types.ts';
import { declaredApi, type DeclaredSetup } from '../../support/declared.ts';

const asJson = (outcome: string, body: object): Marks['Answers'] => ({ [outcome]: { status: 422, body } });

const issues = {
  issues: {
    'x-each': '{{violation.issues}}',
    as: 'issue',
    item: { field: '{{issue.field}}', code: '{{issue.code}}', text: '{{issue.text}}' },
  },
};

/** Returns an operation whose body has an e-mail address and a password of six characters. */
function operation(operationId: string, mark: Marks['Operation'], required: readonly string[]) {
  const properties = {
    email: { type: ['string', 'null'] },
    password: { type: 'string', minLength: 6 },
    code: { type: 'string' },
  };
  const content = { 'application/json': { schema: { type: 'object', required, properties } } };
  const responses = { default: { description: 'Any answer', content: { 'application/json': {} } } };
  return { post: { operationId, 'x-login': mark, requestBody: { required: true, content }, responses } };
}

const reads = { login: 'body.email', password: 'body.password' };

const setup: DeclaredSetup = {
  operations: {},
  marks: {
    tokens: { session: {}, refresh: { form: 'jwt', lifetime: '1d' } },
    validation: {
      requests: 'strict',
      rules: {
        required: { code: 'missing', text: 'Field required' },
        minLength: { text: 'At least {{limit}} characters in {{field}}' },
        'type/string': { code: 'string_type', text: 'Not a text' },
      },
    },
    answers: {
      ...asJson('malformed-request', issues),
      'malformed-request/unreadable': { body: { outcome: 'malformed-request/unreadable' } },
      'signed-out': { status: 200, body: { outcome: 'signed-out' } },
      'signed-in': {
        body: { outcome: 'signed-in', token: '{{tokens.session}}', refresh: '{{tokens.refresh}}' },
      },
    },
  },
  accounts: [
    { login: 'plain@example.com', password: 'Password-1' },
    { login: 'otp@example.com', password: 'Password-1', secondFactor: 'totp', fixedCode: '123456' },
    { login: 'gone@example.com', password: 'Password-1', secondFactor: 'totp', status: 'disabled' },
  ],
  contract: {
    paths: {
      '/login': operation('login', { act: 'sign-in', reads, needs: false }, ['password']),
      '/code': operation(
        'code',
        { act: 'second-factor', reads: { ...reads, code: 'body.code' }, needs: false },
        ['password', 'code'],
      ),
      '/logout': operation('logout', { act: 'sign-out', reads: { refresh: 'body.email' } }, []),
      '/me': operation('me', { act: 'current-account', needs: true }, ['password']),
    },
  },
};

it('lists the texts of the broken rules by field', async () => {
  const answers = asJson('malformed-request', { errors: '{{violation.fields}}' });
  const { send } = await declaredApi({ ...setup, marks: { ...setup.marks, answers } });
  const wrong = await send('POST /login', { email: 7, password: 'short' });
  expect(wrong.body).toEqual({
    errors: { email: ['Not a text'], password: ['At least 6 characters in password'] },
  });
});

it('lists the broken rules of a body in the words of the marks', async () => {
  const { send } = await declaredApi(setup);
  const empty = await send('POST /login', {});
  expect(empty).toMatchObject({
    status: 422,
    body: { issues: [{ field: 'password', code: 'missing', text: 'Field required' }] },
  });
  const wrong = await send('POST /login', { email: 7, password: 'short' });
  expect(wrong.body).toEqual({
    issues: [
      { field: 'email', code: 'string_type', text: 'Not a text' },
      { field: 'password', code: 'minLength', text: 'At least 6 characters in password' },
    ],
  });
});

it('has own words for a missing field', async () => {
  const rules = { ...setup.marks?.validation?.rules, 'required/password': { text: 'Choose a password' } };
  const { send } = await declaredApi({
    ...setup,
    marks: { ...setup.marks, validation: { requests: 'strict', rules } },
  });
  const { body } = await send('POST /code', {});
  expect(body).toEqual({
    issues: [
      { field: 'password', code: 'required', text: 'Choose a password' },
      { field: 'code', code: 'missing', text: 'Field required' },
    ],
  });
});

it('has another reason for a body that is not JSON', async () => {
  const { emulator, outcome } = await declaredApi(setup);
  const headers = { 'content-type': 'application/json' };
  const response = await emulator.fetch('/login', { method: 'POST', headers, body: '{' });
  expect(await response.json()).toEqual({ outcome: 'malformed-request/unreadable' });
  expect(await outcome('POST /login', { email: null, password: 'Password-1' })).toBe(
    'missing-credentials/login',
  );
});

it('lists one issue for a body of another content type', async () => {
  const answers = { ...setup.marks?.answers, ...asJson('malformed-request/unreadable', issues) };
  const { send } = await declaredApi({ ...setup, marks: { ...setup.marks, answers } });
  const headers = { 'content-type': 'application/xml' };
  const { body, status } = await send('POST /login', '<a/>', { headers });
  expect([status, body]).toEqual([
    422,
    {
      issues: [{ field: '', code: 'content-type', text: expect.stringContaining('application/xml') }],
    },
  ]);
});

it('asks for a session before it tells what a body lacks', async () => {
  const { outcome, send } = await declaredApi(setup);
  expect(await outcome('POST /me', {})).toBe('token-missing');
  const { body } = await send('POST /login', { email: 'plain@example.com', password: 'Password-1' });
  const { token } = body as { readonly token: string };
  const headers = { authorization: `Bearer ${token}` };
  expect((await send('POST /me', {}, { headers })).status).toBe(422);
});

it('checks the password before the code when a second step repeats it', async () => {
  const { outcome } = await declaredApi(setup);
  const code = (email: string, password: string, digits: string) =>
    outcome('POST /code', { email, password, code: digits });
  expect(await code('otp@example.com', 'wrong-one', '123456')).toBe('invalid-credentials/wrong-password');
  expect(await code('gone@example.com', 'Password-1', '123456')).toBe('account-disabled');
  expect(await code('plain@example.com', 'Password-1', '123456')).toBe('second-factor-unavailable');
  expect(await code('otp@example.com', 'Password-1', '000000')).toBe('second-factor-invalid/wrong');
  expect(await code('otp@example.com', 'Password-1', '123456')).toBe('signed-in');
});

it('takes no access token where a sign-out reads a refresh token, and reports its expiry first', async () => {
  const { emulator, outcome, send } = await declaredApi(setup);
  const { body } = await send('POST /login', { email: 'plain@example.com', password: 'Password-1' });
  const { token, refresh } = body as { readonly token: string; readonly refresh: string };
  expect(await outcome('POST /logout', { email: token })).toBe('token-invalid/wrong-kind');
  expect(await outcome('POST /logout', { email: refresh })).toBe('signed-out');
  expect(await outcome('POST /logout', { email: refresh })).toBe('token-invalid/signed-out');
  await emulator.clock.advance(24 * 60 * 60);
  expect(await outcome('POST /logout', { email: refresh })).toBe('token-expired');
});

it('changes an account through the control plane', async () => {
  const { emulator, outcome } = await declaredApi(setup);
  await emulator.accounts.change('acme', 'plain@example.com', { status: 'disabled' });
  expect(await outcome('POST /login', { email: 'plain@example.com', password: 'Password-1' })).toBe(
    'account-disabled',
  );
});
