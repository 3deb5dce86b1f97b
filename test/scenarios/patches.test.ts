import { expect, it } from '@jest/globals';
import { readOutbox } from '../../src/admin/handlers/outbox.ts';
import { patchedState, merged, type Patch } from '../../src/core/patch.ts';
import type { AnyState } from '../../src/core/state.ts';
import { emulatorWith, outcomesOf, signIn } from './switched-on.ts';

/** Creates a state over plain records, for operations that don't write yet. */
function stateOf(records: Record<string, unknown>): AnyState {
  const get = (collection: string, key: string) => records[`${collection}/${key}`];
  return {
    get,
    peek: get,
    put: (collection, key, record) => void (records[`${collection}/${key}`] = record),
    delete: () => undefined,
    increment: () => ({ count: 1, endsAt: 0 }),
    clear: () => undefined,
  };
}

const ada = { login: 'ada', status: 'active', user: { name: 'Ada', teams: ['a'] } };
const patch: Patch = {
  fields: { status: 'disabled', phone: '+12025550100', user: { name: 'Eve' } },
  defaults: { totpSecret: 'JBSWY3DPEHPK3PXP' },
  policy: {},
};

it('stores an account without the patched fields when an operation writes it', () => {
  const records: Record<string, unknown> = { 'accounts/ada': ada };
  const state = patchedState(stateOf(records), [patch]);
  const seen = state.get('accounts', 'ada');
  expect(seen).toEqual({
    login: 'ada',
    status: 'disabled',
    phone: '+12025550100',
    totpSecret: 'JBSWY3DPEHPK3PXP',
    user: { name: 'Eve', teams: ['a'] },
  });
  state.put('accounts', 'ada', { ...(seen as object), password: 'new' });
  expect(records).toEqual({ 'accounts/ada': { ...ada, password: 'new' } });
});

it('stores a new account unchanged when a patch is armed', () => {
  const records: Record<string, unknown> = {};
  const made = { login: 'eve', status: 'disabled', phone: '+12025550100', user: { name: 'Eve' } };
  patchedState(stateOf(records), [patch]).put('accounts', 'eve', made);
  expect(records).toEqual({ 'accounts/eve': made });
});

it('stores a field that an operation changed, even when the patch sets it too', () => {
  const records: Record<string, unknown> = { 'accounts/ada': ada };
  const state = patchedState(stateOf(records), [patch]);
  state.put('accounts', 'ada', { ...(state.get('accounts', 'ada') as object), status: 'unverified' });
  expect(records).toEqual({ 'accounts/ada': { ...ada, status: 'unverified' } });
});

it('patches only the account that the scenario names', () => {
  const state = patchedState(stateOf({ 'accounts/ada': ada, 'accounts/bob': ada }), [
    { ...patch, account: 'bob' },
  ]);
  expect(state.get('accounts', 'ada')).toEqual(ada);
  expect(state.get('accounts', 'bob')).toMatchObject({ status: 'disabled' });
});

// the table of RFC 7396, appendix A, for objects
it.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('merges like RFC 7396: %j and %j', (record, change, result) => {
  expect(merged(record, change)).toEqual(result);
});

it('patches accounts for as many requests as times allows', async () => {
  const made = await emulatorWith([{ patch: { status: 'disabled' }, times: 2 }]);
  expect(await outcomesOf(made, 3)).toEqual(['account-disabled', 'account-disabled', 'signed-in']);
});

it('removes a field when the patch sets it to null', async () => {
  const made = await emulatorWith([
    { patch: { secondFactor: null }, account: 'totp@example.com' },
    { patch: { status: null }, account: 'disabled@example.com' },
    { patch: { lockedUntil: null }, account: 'locked@example.com' },
  ]);
  const names = ['totp', 'disabled', 'locked'];
  const outcomes = names.map(async (name) => (await signIn(made, 'interserver', name)).outcome);
  expect(await Promise.all(outcomes)).toEqual(['signed-in', 'signed-in', 'signed-in']);
});

it("overrides the patch for everyone with an account's patch, field by field", async () => {
  const made = await emulatorWith([
    { patch: { secondFactor: null }, account: 'totp@example.com' },
    { patch: { secondFactor: 'totp', captcha: true } },
  ]);
  const outcomes = [await signIn(made, 'interserver'), await signIn(made, 'interserver', 'totp')];
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['captcha-required', 'captcha-required']);
  const { messages } = await readOutbox(made.emulator, 'default', { account: 'totp@example.com' });
  const answer = { 'g-recaptcha-response': { _value: messages[0]?.code } };
  expect((await signIn(made, 'interserver', 'totp', answer)).outcome).toBe('signed-in');
  const { messages: other } = await readOutbox(made.emulator, 'default', { account: 'plain@example.com' });
  const half = { 'g-recaptcha-response': { _value: other[0]?.code } };
  expect((await signIn(made, 'interserver', 'plain', half)).outcome).toBe('second-factor-required');
});

it('patches nested fields of the policy', async () => {
  const made = await emulatorWith([
    { patch: { policy: { lockout: { attempts: 2, withinSeconds: 60, forSeconds: 60 } } } },
  ]);
  const wrong = () => signIn(made, 'interserver', 'plain', { passwd: 'wrong' });
  const said = [await wrong(), await wrong(), await wrong()];
  expect(said.map(({ outcome }) => outcome)).toEqual([
    'invalid-credentials',
    'invalid-credentials',
    'locked-out',
  ]);
});
