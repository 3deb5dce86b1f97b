import { expect, it } from '@jest/globals';
import type { Context } from '../../src/core/operation.ts';
import {
  endOtherSessions,
  endSession,
  endSessionsOf,
  endToken,
  raiseLevel,
  rotateToken,
} from '../../src/core/session-changes.ts';
import {
  invalidReason,
  issueTokens,
  newSessionId,
  ownerOf,
  sessionOf,
  startSession,
  tokenId,
} from '../../src/core/session.ts';
import { testEmulator } from '../support/emulator.ts';

const account = 'ada@example.com';
const start = Date.parse('2026-11-21T12:00:00.000Z');
const hour = 3_600_000;

/** Runs steps on the state of a provider with one account, each as a request with its number. */
function provider(fixture: object = {}) {
  const { emulator, advance } = testEmulator({
    fixtures: { misaka: { accounts: [{ login: account, password: 'Password-1', ...fixture }] } },
  });
  const served = emulator.served.find(({ id }) => id === 'misaka');
  if (served === undefined) throw new Error('misaka is not served');
  let requestNumber = 0;
  const step = <T>(run: (context: Context) => T) =>
    emulator.readState('default', served, ({ state, environment }) => {
      requestNumber += 1;
      return run({ state, environment: { ...environment, requestNumber } });
    });
  /** Returns why a token isn't valid, or `valid`. */
  const stateOf = (token: string) =>
    step((context) => {
      const found = sessionOf(token, context);
      if (!('invalid' in found)) return 'valid';
      return found.invalid === 'ended' ? found.ended.because : found.invalid;
    });
  const statesOf = (...tokens: readonly string[]) => Promise.all(tokens.map(async (token) => stateOf(token)));
  return { step, stateOf, statesOf, advance };
}

const access = { token: 'a1', kind: 'access', expiresAt: start + hour };
const refresh = { token: 'r1', kind: 'refresh', expiresAt: start + 24 * hour };
const successors = [
  { token: 'a2', kind: 'access', expiresAt: start + 2 * hour },
  { token: 'r2', kind: 'refresh', expiresAt: start + 48 * hour },
];

it('stores what the tokens of a sign-in share once, by the number of its request', async () => {
  const { step } = provider();
  const id = await step((context) => startSession([access, refresh], account, context));
  const found = await step((context) => sessionOf('a1', context));
  expect(id).toBe('1');
  expect(found).toEqual({
    session: { account, startedAt: start, expiresAt: refresh.expiresAt },
    token: {
      ...{ session: '1', account, kind: 'access', request: 1 },
      ...{ issuedAt: start, expiresAt: access.expiresAt },
    },
    found: { key: account, account: expect.objectContaining({ login: account }) },
  });
});

it('keeps the session of a rotated token, and extends it to its last token', async () => {
  const { step, statesOf } = provider();
  await step((context) => startSession([access, refresh], account, context));
  await step((context) => rotateToken('r1', successors, account, context));
  expect(await statesOf('a1', 'r1', 'a2', 'r2')).toEqual(['valid', 'used', 'valid', 'valid']);
  const { session, id } = await step(({ state }) => {
    const token = state.get('tokens', 'r2');
    return { session: token && state.get('sessions', token.session), id: token && tokenId(token) };
  });
  expect([session, id]).toEqual([{ account, startedAt: start, expiresAt: start + 48 * hour }, '2-refresh']);
});

it('ends all tokens of a session when a used token comes back', async () => {
  const { step, statesOf } = provider();
  await step((context) => startSession([access, refresh], account, context));
  await step((context) => rotateToken('r1', successors, account, context));
  await step((context) => endSessionsOf(['r1'], 'revoked', context));
  expect(await statesOf('a1', 'r1', 'a2', 'r2')).toEqual(['revoked', 'used', 'revoked', 'revoked']);
});

it('starts a new session when a token of an ended session is rotated', async () => {
  const { step, statesOf } = provider();
  await step((context) => startSession([access, refresh], account, context));
  await step((context) => endOtherSessions(account, undefined, context.state));
  await step((context) => rotateToken('r1', successors, account, context));
  expect(await statesOf('a1', 'r1', 'a2', 'r2')).toEqual(['revoked', 'used', 'valid', 'valid']);
});

it('spares kinds of tokens when a session ends, until it ends for them too', async () => {
  const { step, statesOf, stateOf } = provider();
  const id = await step((context) => startSession([access, refresh], account, context));
  await step((context) => endSession(id, 'signed-out', context, ['access']));
  expect(await statesOf('a1', 'r1')).toEqual(['valid', 'signed-out']);
  await step((context) => endSession(id, 'revoked', context, ['access', 'sliding']));
  expect(await statesOf('a1', 'r1')).toEqual(['valid', 'signed-out']);
  await step((context) => endSession(id, 'revoked', context));
  expect(await stateOf('a1')).toBe('revoked');
});

it('sees an ended token and the tokens of an ended session as unknown', async () => {
  const { step } = provider();
  const id = await step((context) => startSession([access, refresh], account, context));
  const owners = () => step(({ state }) => [ownerOf('a1', state), ownerOf('r1', state)]);
  expect(await owners()).toEqual([account, account]);
  await step((context) => endToken('a1', 'revoked', context));
  expect(await owners()).toEqual([undefined, account]);
  await step((context) => endSession(id, 'signed-out', context));
  expect(await owners()).toEqual([undefined, undefined]);
});

it('raises the level of a session, whose tokens stay the same', async () => {
  const { step } = provider();
  const id = await step((context) => startSession([access], account, context));
  await step(({ state }) => raiseLevel(id, 'full', state));
  expect(await step((context) => sessionOf('a1', context))).toMatchObject({
    session: { level: 'full', startedAt: start },
    token: { request: 1 },
  });
});

it('gives an API key its own session when the same request starts another', async () => {
  const { step, statesOf } = provider();
  const ids = await step((context) => [
    startSession([access], account, context),
    startSession([{ token: 'key', kind: 'api-key' }], account, context),
  ]);
  expect(ids).toEqual(['1', '1-api-key']);
  await step((context) => endSession('1', 'revoked', context));
  expect(await statesOf('a1', 'key')).toEqual(['revoked', 'valid']);
});

it('knows the id of a session before its tokens are issued', async () => {
  const { step } = provider();
  const [known, id] = await step((context) => [
    newSessionId(context.environment),
    startSession([access], account, context),
  ]);
  expect(id).toBe(known);
});

it('keeps all tokens of the session that stays when the others end, and the API keys', async () => {
  const { step, statesOf } = provider();
  await step((context) => startSession([access, refresh], account, context));
  await step((context) => startSession([{ token: 'other' }], account, context));
  await step((context) => startSession([{ token: 'key', kind: 'api-key' }], account, context));
  await step(({ state }) => endOtherSessions(account, 'a1', state));
  expect(await statesOf('a1', 'r1', 'other', 'key')).toEqual(['valid', 'valid', 'revoked', 'valid']);
});

it('reports each other reason why a token is not valid', async () => {
  const { step, statesOf, advance } = provider();
  const id = await step((context) => startSession([access, refresh], account, context));
  expect(await statesOf('a0')).toEqual(['unknown']);
  await step((context) => issueTokens(id, [{ token: 'forever' }], context));
  advance(3600);
  expect(await statesOf('a1', 'r1', 'forever')).toEqual(['expired', 'valid', 'valid']);
  await step(({ state }) => state.delete('accounts', account));
  expect(await statesOf('r1')).toEqual(['no account']);
  await step(({ state }) => state.delete('sessions', id));
  expect(await statesOf('r1')).toEqual(['no session']);
  const words = await step(({ environment }) => invalidReason({ invalid: 'no session' }, environment));
  expect(words).toBe('it was never issued, or ended too long ago');
  expect(() => step((context) => issueTokens(id, [access], context))).toThrow(/no session 1/);
});

it('makes a session of each token of the fixtures, under an id without the token', async () => {
  const { step, statesOf } = provider({
    sessions: [{ token: 'secret-1' }, { token: 'secret-2', state: 'revoked' }],
  });
  expect(await statesOf('secret-1', 'secret-2')).toEqual(['valid', 'revoked']);
  const tokens = await step(({ state }) =>
    ['secret-1', 'secret-2'].map((token) => state.get('tokens', token)),
  );
  expect(tokens.map((token) => token && tokenId(token))).toEqual(['fixture-1', 'fixture-2']);
  const ids = tokens.map((token) => token?.session);
  expect(new Set(ids).size).toBe(2);
  expect(ids.join()).not.toMatch(/secret/);
});
