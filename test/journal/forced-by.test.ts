import { expect, it } from '@jest/globals';
import { at, calling, plain, type Calling } from '../admin/journal.ts';

/** Arms these scenarios, signs in, and returns what forced the reply. */
async function forcedBy({ send, login }: Calling, ...scenarios: readonly object[]): Promise<unknown> {
  for (const scenario of scenarios)
    expect((await send('POST', '/__admin/scenarios', scenario)).status).toBe(201);
  await login(plain).catch(() => undefined);
  return newest(send);
}

async function newest(send: Calling['send']): Promise<unknown> {
  const { body } = await send('GET', '/__admin/requests?limit=1');
  return at(body, 'requests', 0, 'forcedBy');
}

it.each([
  ['an outcome', { outcome: 'locked-out' }],
  ['a sequence', { outcomes: ['locked-out', 'signed-in'] }],
  ['a fault', { fault: 'EMPTY_RESPONSE' }],
  ['a delay', { delayMs: 1 }],
  ['a patch', { patch: { status: 'disabled' } }],
])('names the scenario with %s that changed the reply', (_what, scenario) =>
  calling(async (calls) => {
    expect(await forcedBy(calls, scenario)).toBe('scenario-1');
  }),
);

it.each([
  ['the outcome before a delay', [{ delayMs: 1, account: plain.login }, { outcome: 'locked-out' }], 2],
  ['the fault before a delay', [{ delayMs: 1, account: plain.login }, { fault: 'EMPTY_RESPONSE' }], 2],
  ['the first of two outcomes', [{ outcome: 'locked-out' }, { outcome: 'rate-limited' }], 2],
  [
    'the account’s outcome',
    [{ outcome: 'locked-out', account: plain.login }, { outcome: 'rate-limited' }],
    1,
  ],
])('names %s if several scenarios match', (_which, scenarios, number) =>
  calling(async (calls) => {
    expect(await forcedBy(calls, ...scenarios)).toBe(`scenario-${number}`);
  }),
);

it('names nothing for a scenario that does not match, is skipped, or is used up', () =>
  calling(async (calls) => {
    expect(await forcedBy(calls)).toBeUndefined();
    expect(await forcedBy(calls, { provider: 'misaka', outcome: 'locked-out' })).toBeUndefined();
    expect(await forcedBy(calls, { outcome: 'locked-out', skip: 1, times: 1 })).toBeUndefined();
    expect(await forcedBy(calls)).toBe('scenario-2');
    expect(await forcedBy(calls)).toBeUndefined();
  }));

it('names the preference of the request before scenarios', () =>
  calling(async (calls) => {
    await calls.send('POST', '/__admin/scenarios', { outcome: 'locked-out' });
    await calls.login(plain, { prefer: 'code=200' });
    expect(await newest(calls.send)).toBe('prefer');
    await calls.send('POST', '/apiv2/login?__code=200', plain);
    expect(await newest(calls.send)).toBe('prefer');
  }));

it('names nothing for a session that the control plane starts', () =>
  calling(async ({ send }) => {
    await send('POST', '/__admin/sessions/interserver', { login: plain.login });
    const { body } = await send('GET', '/__admin/requests?limit=1');
    expect(at(body, 'requests', 0)).toMatchObject({ sentBy: 'control-plane' });
    expect(at(body, 'requests', 0, 'forcedBy')).toBeUndefined();
  }));

it('keeps what forced a reply, and the nearest operations, in bundles', () =>
  calling(async ({ send, login }) => {
    await login(plain, { prefer: 'code=200' });
    await send('POST', '/apiv2/lgoin', plain);
    const before = await send('GET', '/__admin/requests');
    expect(at(before.body, 'requests', 0, 'nearest', 0, 'operation')).toBe('login');
    expect(at(before.body, 'requests', 1)).not.toHaveProperty('nearest');
    const { body } = await send('GET', '/__admin/bundle');
    await send('DELETE', '/__admin/requests');
    expect((await send('PUT', '/__admin/bundle', body)).status).toBe(204);
    expect(await send('GET', '/__admin/requests')).toEqual(before);
    expect(at(before.body, 'requests', 1, 'forcedBy')).toBe('prefer');
  }));
