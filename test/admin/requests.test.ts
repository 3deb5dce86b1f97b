import { expect, it } from '@jest/globals';
import { frozenAt } from '../support/app.ts';
import { at, calling, idsOf, plain } from './journal.ts';

const requests = '/__admin/requests';

it('lists the complete entries of a namespace, newest first', async () => {
  await calling(async ({ login, send }) => {
    await login({ ...plain, passwd: 'Wrong-1' });
    await login(plain, { 'x-emulator-namespace': 'w1' });
    await login(plain);
    const listed = await send('GET', requests);
    expect({ ids: idsOf(listed), total: at(listed.body, 'total') }).toEqual({
      ids: ['default-2', 'default-1'],
      total: 2,
    });
    const one = await send('GET', `${requests}/default-1`);
    expect(one).toEqual({
      status: 200,
      body: {
        id: 'default-1',
        at: frozenAt,
        namespace: 'default',
        provider: 'interserver',
        operation: 'login',
        profile: 'documented',
        account: 'plain@example.com',
        method: 'POST',
        path: '/apiv2/login',
        status: 402,
        outcome: 'invalid-credentials',
        provenance: 'inferred',
        trace: ['failure 1 of 5', 'password does not match'],
        request: {
          headers: expect.objectContaining({ 'content-type': 'application/json' }),
          body: { login: 'plain@example.com', passwd: '‹redacted›' },
        },
        response: {
          headers: expect.objectContaining({ 'x-emulator-outcome': 'invalid-credentials' }),
          body: { field: 'login', message: 'Invalid credentials' },
        },
      },
    });
    expect(at(listed.body, 'requests', 1)).toEqual(one.body);
    expect(idsOf(await send('GET', requests, undefined, { 'x-emulator-namespace': 'w1' }))).toEqual(['w1-1']);
  });
});

it('filters by each field, and pages', async () => {
  await calling(async ({ login, send }) => {
    await login({ ...plain, passwd: 'Wrong-1' });
    await login(plain);
    await send('POST', '/v3/session/login', { email: 'totp@example.com', password: 'Password-1' });
    await send('DELETE', '/apiv2/login');
    const found = async (query: string) => idsOf(await send('GET', `${requests}?${query}`));
    expect(await found('provider=misaka')).toEqual(['default-3']);
    expect(await found('operation=login')).toEqual(['default-3', 'default-2', 'default-1']);
    expect(await found('outcome=signed-in')).toEqual(['default-2']);
    expect(await found('account=PLAIN@example.com')).toEqual(['default-2', 'default-1']);
    expect(await found('status=405')).toEqual(['default-4']);
    expect(await found('path=/apiv2/login&limit=2')).toEqual(['default-4', 'default-2']);
    expect(await found('path=/apiv2/login&limit=2&after=default-2')).toEqual(['default-1']);
    expect((await send('GET', `${requests}?limit=0`)).status).toBe(400);
    expect((await send('GET', `${requests}/default-9`)).body).toMatchObject({
      status: 404,
      detail: 'the journal of default has no request default-9; GET /__admin/requests lists its requests',
    });
  });
});

it('clears the requests of one namespace only', async () => {
  await calling(async ({ login, send }) => {
    await login(plain);
    await login(plain, { 'x-emulator-namespace': 'w1' });
    expect((await send('DELETE', requests)).status).toBe(204);
    expect(idsOf(await send('GET', requests))).toEqual([]);
    expect(idsOf(await send('GET', requests, undefined, { 'x-emulator-namespace': 'w1' }))).toEqual(['w1-1']);
  });
});

it('counts requests', async () => {
  await calling(async ({ login, send }) => {
    await Promise.all(Array.from({ length: 40 }, () => login({ ...plain, login: 'nobody@example.com' })));
    expect((await send('POST', `${requests}/count`)).body).toEqual({ count: 40 });
    expect((await send('POST', `${requests}/count`, { outcome: 'locked-out' })).body).toEqual({ count: 35 });
    expect((await send('POST', `${requests}/count`, { outcom: 'locked-out' })).status).toBe(400);
  });
});

it('waits for a number of requests, including earlier ones', async () => {
  await calling(async ({ login, send }) => {
    await login(plain);
    const waiting = send('POST', `${requests}/wait`, { outcome: 'signed-in', count: 3, timeoutMs: 20_000 });
    await login(plain);
    await login({ ...plain, passwd: 'Wrong-1' });
    await login(plain);
    const said = await waiting;
    expect({ status: said.status, count: at(said.body, 'count'), ids: idsOf(said) }).toEqual({
      status: 200,
      count: 3,
      ids: ['default-4', 'default-2', 'default-1'],
    });
    expect((await send('POST', `${requests}/wait`, { timeoutMs: 0 })).status).toBe(200);
  });
});

it('reports how many requests arrived when real time is up', async () => {
  await calling(async ({ login, send }) => {
    await login(plain);
    const body = { outcome: 'signed-in', count: 2, timeoutMs: 20 };
    expect((await send('POST', `${requests}/wait`, body)).body).toEqual({
      type: 'about:blank',
      code: 'wait-timed-out',
      title: 'Timed out',
      status: 408,
      detail:
        'received 1 of 2 requests with outcome signed-in in namespace default within 20 ms; raise timeoutMs, or see GET /__admin/requests',
    });
  });
});

it("dates unmatched requests by the namespace's clock", async () => {
  await calling(async ({ send }) => {
    await send('PATCH', '/__admin/clock', { now: '2030-01-01T00:00:00Z' });
    await send('PATCH', '/__admin/clock', { frozen: true });
    await send('GET', '/favicon.ico');
    const { body } = await send('GET', `${requests}/unmatched`);
    expect(at(body, 'requests', 0, 'at')).toMatch(/^2030-01-01T00:00:0/);
  });
});

it('lists unmatched requests with nearest operations and differences', async () => {
  await calling(async ({ login, send }) => {
    await login(plain);
    await send('POST', '/apiv2/lgoin', plain);
    await send('GET', '/favicon.ico');
    const { body } = await send('GET', `${requests}/unmatched`);
    expect(at(body, 'requests', 'length')).toBe(2);
    expect(at(body, 'requests', 0)).toMatchObject({
      id: 'default-unmatched-1',
      path: '/‹redacted›',
      status: 404,
      provider: null,
      operation: null,
    });
    expect(at(body, 'requests', 1)).toMatchObject({
      id: 'default-2',
      path: '/apiv2/lgoin',
      request: { body: '‹51 bytes›' },
      response: { body: { message: 'not found' } },
      nearest: [
        {
          provider: 'interserver',
          operation: 'login',
          method: 'POST',
          path: '/apiv2/login',
          differences: ['one segment differs: lgoin / login'],
        },
      ],
    });
  });
});
