import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredSetup } from '../../support/declared.ts';

const origin = 'http://localhost:5173';
const reads = { login: 'body.login', password: 'body.password' };

const setup: DeclaredSetup = {
  marks: {
    tokens: { session: { scheme: 'header', name: 'X-Auth-Token', rotates: 'every-answer' } },
    answers: { 'rate-limited': { status: 429, headers: { 'X-RateLimit-Remaining': '0' } } },
    errors: { 'not-found': { status: 404, headers: { 'X-Nowhere': 'yes' } } },
  },
  operations: {
    'POST /login': {
      ...{ act: 'sign-in', reads },
      answers: { 'signed-in': { headers: { 'X-Auth-Token': '{{tokens.session}}', 'X-Role': 'user' } } },
    },
    'POST /form': {
      acts: [
        {
          act: 'sign-in',
          when: { 'body.kind': 'form' },
          reads,
          answers: { 'signed-in': { headers: { 'X-Form': 'yes', 'Set-Cookie': 'a=b' } } },
        },
        { act: 'public' },
      ],
    },
    'GET /me': { act: 'current-account' },
  },
};

async function exposed(operation: string, headers = {}) {
  const { send } = await declaredApi(setup);
  const answer = await send(operation, undefined, { headers: { origin, ...headers } });
  return (answer.headers.get('access-control-expose-headers') ?? '').split(',');
}

it('exposes the headers of the marks to pages: shared, own, of errors, and of a token that each answer replaces', async () => {
  const names = await exposed('GET /me');
  expect(names).toEqual(
    expect.arrayContaining([
      ...['X-RateLimit-Remaining', 'X-Nowhere', 'X-Auth-Token', 'X-Role', 'X-Form'],
      'x-emulator-outcome',
    ]),
  );
  expect(names.map((name) => name.toLowerCase())).not.toContain('set-cookie');
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

it('lets a page read the new token of an operation that only needs one', async () => {
  const { send } = await declaredApi(setup);
  const first = await send('POST /login', { login: 'plain@example.com', password: 'Password-1' });
  const token = first.headers.get('x-auth-token') ?? '';
  const answer = await send('GET /me', undefined, { headers: { origin, 'x-auth-token': token } });
  expect(answer.headers.get('x-auth-token')).toMatch(/^\w{32}$/);
  expect(answer.headers.get('x-auth-token')).not.toBe(token);
  expect(answer.headers.get('access-control-expose-headers')?.toLowerCase()).toContain('x-auth-token');
  expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
});

it('allows a page to send the headers and cookies of the marks', async () => {
  const { send } = await declaredApi(setup);
  const { status, headers } = await send('OPTIONS /me', undefined, {
    headers: {
      ...{ origin, 'access-control-request-method': 'GET' },
      'access-control-request-headers': 'x-auth-token,x-otp',
    },
  });
  expect([status, headers.get('access-control-allow-headers')]).toEqual([204, 'x-auth-token,x-otp']);
  expect(headers.get('access-control-allow-origin')).toBe(origin);
  expect(headers.get('access-control-allow-credentials')).toBe('true');
});
