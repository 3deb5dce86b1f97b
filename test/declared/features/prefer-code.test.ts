import { expect, it } from '@jest/globals';
import { outcomeIds } from '../../../src/declared/operation/outcome-ids.ts';
import { declaredApi, type DeclaredSetup } from '../../support/declared.ts';

const named = (outcome: string, status: number) => ({ [outcome]: { status, body: { outcome } } });

const setup: DeclaredSetup = {
  marks: {
    challenge: { attempts: 3 },
    lockout: { attempts: 3 },
    tokens: { session: {}, refresh: {} },
    answers: named('token-invalid/expired', 401),
  },
  operations: {
    'POST /login': {
      act: 'sign-in',
      reads: { login: 'body.login', password: 'body.password', captcha: 'body.captcha' },
      // the order of the marks doesn't matter
      answers: {
        ...named('verification-required', 400),
        ...named('missing-credentials', 401),
        ...named('second-factor-required', 401),
        ...named('account-unverified', 403),
        ...named('account-disabled', 403),
        ...named('invalid-credentials', 401),
      },
    },
    'POST /code': { act: 'second-factor', reads: { challenge: 'body.challenge', code: 'body.code' } },
    'POST /refresh': {
      act: 'refresh',
      reads: { refresh: 'body.refresh' },
      answers: { ...named('token-missing', 401), ...named('token-invalid', 401) },
    },
    'GET /me': { act: 'current-account', answers: named('who-am-i', 200) },
    'PUT /password': {
      act: 'change-password',
      reads: { newPassword: 'body.new', currentPassword: 'body.current' },
    },
  },
};

it.each([
  ['POST /login', 200, 'signed-in'],
  ['POST /login', 400, 'captcha-required'],
  ['POST /login', 401, 'invalid-credentials'],
  ['POST /login', 403, 'account-disabled'],
  ['POST /login', 423, 'locked-out'],
  ['POST /code', 200, 'signed-in'],
  ['POST /code', 401, 'second-factor-invalid'],
  ['POST /refresh', 401, 'token-invalid'],
  ['GET /me', 200, 'who-am-i'],
  ['GET /me', 401, 'token-missing'],
  ['PUT /password', 401, 'invalid-credentials'],
  ['PUT /password', 500, 'server-error'],
])('answers %s with Prefer: code=%i by its usual outcome of the status', async (operation, code, outcome) => {
  const { send } = await declaredApi(setup);
  const body = operation.startsWith('GET') ? undefined : {};
  const answer = await send(operation, body, { headers: { prefer: `code=${code}` } });
  expect([answer.status, answer.headers.get('x-emulator-outcome')]).toEqual([code, outcome]);
});

it('names no outcome of an example whose status the operation never decides', async () => {
  const content = { 'application/json': { example: { gone: true } } };
  const responses = { 200: { description: 'A thing' }, 404: { description: 'None', content } };
  const paths = { '/things': { get: { operationId: 'things', security: [], responses } } };
  const { send, emulator } = await declaredApi({ operations: {}, marks: { protect: false }, paths });
  const answer = await send('GET /things', undefined, { headers: { prefer: 'code=404' } });
  expect([answer.status, answer.body]).toEqual([404, { gone: true }]);
  expect(answer.headers.has('x-emulator-outcome')).toBe(false);
  expect((await send('GET /things')).headers.get('x-emulator-outcome')).toBe('done');
  const { requests } = await emulator.requests.list();
  expect(requests.map(({ outcome }) => outcome)).toEqual(['done', null]);
});

it('lists outcomes with an own answer before those with that of a similar outcome, and reasons after their name', () => {
  const own = { 'verification-required': {}, 'signed-in': {}, 'rate-limited/mails': {}, 'rate-limited': {} };
  const shared = { 'rate-limited/resend': {}, 'token-invalid': {} };
  const names = ['signed-in', 'account-exists', 'locked-out', 'rate-limited'] as const;
  expect(outcomeIds(names, [own, shared])).toEqual([
    ...['signed-in', 'rate-limited', 'rate-limited/mails', 'verification-required'],
    ...['locked-out', 'account-exists'],
  ]);
});
