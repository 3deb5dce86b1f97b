import { expect, it } from '@jest/globals';
import { openBooks } from '../../support/books.ts';

it('answers an operation without a mark by the example for its account, its role, or everyone', async () => {
  const { send, signedIn } = await openBooks();
  const orders = async (headers: Readonly<Record<string, string>>) =>
    (await send('GET /orders', { headers })).body;
  expect(await orders(await signedIn('plain'))).toEqual([{ id: 1, title: 'Emma', state: 'sent' }]);
  expect(await orders(await signedIn('admin'))).toHaveLength(2);
});

it('rejects a request without a session or without the role in the body of the API', async () => {
  const { send, signedIn } = await openBooks();
  expect(await send('GET /orders')).toMatchObject({ status: 401, body: { error: 'Sign in first.' } });
  const headers = await signedIn('plain');
  expect(await send('GET /reports', { headers })).toMatchObject({
    ...{ status: 403, outcome: 'not-allowed', body: { error: 'Your role is too low.' } },
  });
  expect(await send('GET /reports', { headers: await signedIn('admin') })).toMatchObject({ status: 200 });
});

it('answers by a sample of the schema from the first request on, the same for each request', async () => {
  const { send, signedIn } = await openBooks();
  const headers = await signedIn('plain');
  const first = await send('GET /orders/7', { headers });
  expect(first).toMatchObject({ status: 200, outcome: 'done', body: { id: 7, state: 'open' } });
  expect((await send('GET /orders/7', { headers })).body).toEqual(first.body);
});

it('lists the success of an example with the status of the contract', async () => {
  const { emulator, send, signedIn } = await openBooks();
  const headers = await signedIn('plain');
  expect(await send('POST /orders', { headers, body: {} })).toMatchObject({ status: 201 });
  const { outcomes } = await emulator.outcomes.list({ provider: 'books', operation: 'order' });
  expect(outcomes.find(({ outcome }) => outcome === 'done')).toMatchObject({ status: 201 });
  const { entries } = await emulator.coverage.get();
  expect(entries.find(({ operation, outcome }) => operation === 'order' && outcome === 'done')).toMatchObject(
    {
      count: 1,
    },
  );
});

it('remembers a change of the signed-in account', async () => {
  const { send, signedIn } = await openBooks();
  const headers = await signedIn('plain');
  expect(await send('PATCH /me', { headers, body: { name: 'Ada' } })).toMatchObject({ status: 200 });
  expect((await send('GET /me', { headers })).body).toMatchObject({ name: 'Ada' });
  expect((await send('GET /me', { headers: await signedIn('admin') })).body).toMatchObject({
    name: 'Reader',
  });
});
