import { expect, it } from '@jest/globals';
import { textAt } from '../../cli/cli.ts';
import { credentialsOf, openBooks } from '../../support/books.ts';

it.each([
  ['POST /login', 'outcome=locked-out', 429, { error: 'Locked.' }],
  ['POST /login', 'code=403', 403, { error: 'Your account is closed.' }],
  ['POST /login', 'outcome=unavailable', 503, { error: 'Closed.' }],
  ['GET /orders', 'code=401', 401, { error: 'Sign in first.' }],
  ['GET /orders', 'outcome=token-expired', 401, { error: 'The session has expired.' }],
  ['GET /orders', 'example=none', 200, []],
  ['GET /orders', 'code=503', 503, { error: 'closed' }],
  ['GET /reports', 'code=403', 403, { error: 'Your role is too low.' }],
  ['GET /reports', 'code=200', 200, { sold: 12 }],
])('answers %s with Prefer: %s', async (operation, prefer, status, body) => {
  const { send } = await openBooks();
  const answer = await send(operation, { headers: { prefer } });
  expect([answer.status, answer.body]).toEqual([status, body]);
});

it('lists examples and refusals when Prefer names an unknown example', async () => {
  const { send } = await openBooks();
  const { status, body } = await send('GET /orders', { headers: { prefer: 'example=al' } });
  expect([status, textAt(body, 'detail')]).toEqual([
    400,
    'orders has no answer for example=al; did you mean all? expected one of: 200 (one, none, all), ' +
      '401 (token-missing, token-invalid, token-expired), 429 (rate-limited), 500 (server-error), 503 (closed, unavailable)',
  ]);
});

it('starts a real session when a success is forced', async () => {
  const { send } = await openBooks();
  const { body } = await send('POST /login', { headers: { prefer: 'outcome=signed-in' } });
  const headers = { authorization: `Bearer ${textAt(body, 'access')}` };
  expect(await send('GET /me', { headers })).toMatchObject({ status: 200, outcome: 'who-am-i' });
});

it('applies a scenario of the control plane to one account, a sequence, and a fault', async () => {
  const { emulator, send } = await openBooks();
  const login = async (account: string) =>
    (await send('POST /login', { body: credentialsOf(account) })).outcome;
  await emulator.scenarios.arm({
    ...{ provider: 'books', account: 'plain@example.com', outcome: 'locked-out', times: 1 },
  });
  expect([await login('admin'), await login('plain'), await login('plain')]).toEqual([
    ...['signed-in', 'locked-out', 'signed-in'],
  ]);
  await emulator.scenarios.arm({
    provider: 'books',
    operation: 'me',
    outcomes: ['token-expired', 'unavailable'],
  });
  const me = async () => (await send('GET /me')).outcome;
  expect([await me(), await me()]).toEqual(['token-expired', 'unavailable']);
  await emulator.scenarios.arm({ provider: 'books', operation: 'titles', fault: 'CONNECTION_RESET_BY_PEER' });
  await expect(send('GET /titles')).rejects.toThrow();
});

it('rejects a scenario for an outcome that the operation does not have, with the nearest one', async () => {
  const { emulator } = await openBooks();
  await expect(
    emulator.scenarios.arm({ provider: 'books', operation: 'login', outcome: 'locked-ot' as 'locked-out' }),
  ).rejects.toThrow(/locked-out/);
});
