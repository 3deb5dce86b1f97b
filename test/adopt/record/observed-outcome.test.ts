import { expect, test } from '@jest/globals';
import type { RecordedExchange } from '../../../src/adopt/exchange.ts';
import { observedOutcome } from '../../../src/adopt/record/observed-outcome.ts';
import type { FoundOperation } from '../../../src/adopt/record/service.ts';
import type { Act } from '../../../src/declared/marks/names.ts';

const signIn: Act = { act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } };
const outcomes = ['signed-in', 'who-am-i', 'invalid-credentials', 'token-missing', 'token-invalid'];

function observed(
  mark: Act,
  status: number,
  body: unknown,
  headers: RecordedExchange['request']['headers'] = [],
  gotHeaders: RecordedExchange['request']['headers'] = [],
) {
  const exchange: RecordedExchange = {
    ...{ method: 'POST', url: 'https://acme.io/x' },
    request: { headers, body: undefined },
    response: {
      status,
      headers: [['Content-Type', 'application/json'], ...gotHeaders],
      body: JSON.stringify(body),
    },
  };
  const wire = { path: {}, query: {}, headers: {}, cookies: {}, body: undefined };
  const found: FoundOperation = {
    ...{ operationId: 'x', method: 'POST', template: '/x', act: mark.act, mark, actIndex: undefined },
    ...{ wire, outcomes },
  };
  const result = observedOutcome(exchange, found, { 'x-login': { version: 1 } });
  return result === undefined || 'open' in result ? result : result.id;
}

test('takes an answer with a token or a cookie as a sign-in', () => {
  expect(observed(signIn, 200, { data: { accessToken: 'abc' } })).toBe('signed-in');
  expect(observed(signIn, 200, {}, [], [['Set-Cookie', 'sid=1']])).toBe('signed-in');
  expect(observed(signIn, 200, 'k3J9vQ2mX8pL5nR7')).toBe('signed-in');
});

test('leaves a success without a token open', () => {
  expect(observed(signIn, 200, { code: 1001, message: 'Wrong password' })).toEqual({
    open: 'it has no token and no cookie',
  });
});

test('leaves an outcome open that the marks do not allow', () => {
  expect(observed(signIn, 423, { error: 'Your account is locked.' })).toEqual({
    open: "it looks like locked-out, which its marks don't allow",
  });
});

test('tells a missing token from an invalid one by the request', () => {
  const me: Act = { act: 'current-account' };
  const body = { error: 'Invalid token.' };
  expect(observed(me, 401, body)).toBe('token-missing');
  expect(observed(me, 401, body, [['Authorization', 'Bearer abc']])).toBe('token-invalid');
  expect(observed(me, 401, { message: 'Unauthenticated.' }, [['Cookie', 'theme=dark']])).toBe(
    'token-missing',
  );
  expect(observed(me, 401, { message: 'Unauthenticated.' }, [['X-Auth-Token', 'abc']])).toBe('token-invalid');
});

test('keeps no success of an operation outside the login', () => {
  expect(observed({ act: 'protected' }, 200, { orders: [] })).toBeUndefined();
});
