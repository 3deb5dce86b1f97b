import { afterEach, expect, it } from '@jest/globals';
import schema from '../../../fixtures/schema/common.schema.json' with { type: 'json' };
import { loadDeclaredProvider } from '../../../src/declared/load.ts';
import { createEmulator, type LoginEmulator } from '../../../src/index.ts';

const plain = 'plain@example.com';
const disabled = 'disabled@example.com';

/** A built-in provider and a declared one, with the path of their sign-in. */
const providers = [
  ['misaka', '/v3/session/login'],
  ['books', '/books/login'],
] as const;

const opened: LoginEmulator[] = [];
afterEach(() => Promise.all(opened.splice(0).map((emulator) => emulator.close())));

async function open() {
  const { provider } = await loadDeclaredProvider({ id: 'books', file: 'test/support/books/books.yaml' });
  const emulator = await createEmulator({ providers: [provider, 'misaka'], port: false, seed: 'words' });
  opened.push(emulator);
  await emulator.clock.freeze();
  return emulator;
}

type Scenario = Omit<Parameters<LoginEmulator['scenarios']['arm']>[0], 'provider'>;

/** The word of the scenario, the scenario, and the outcomes of sign-ins: by account, or after seconds of the clock. */
type Row = readonly [
  word: string,
  scenario: Scenario,
  ...signIns: readonly (readonly [account: string, outcome: string, afterSeconds?: number])[],
];

const rows: readonly Row[] = [
  ['provider', { outcome: 'unavailable' }, [plain, 'unavailable'], [disabled, 'unavailable']],
  ['operation', { operation: 'login', outcome: 'unavailable' }, [plain, 'unavailable']],
  ['operation', { operation: 'refresh', outcome: 'unavailable' }, [plain, 'signed-in']],
  [
    'account',
    { account: plain, outcome: 'locked-out' },
    ...([
      [disabled, 'account-disabled'],
      [plain, 'locked-out'],
    ] as const),
  ],
  ['outcome', { outcome: 'rate-limited' }, [plain, 'rate-limited'], [plain, 'rate-limited']],
  [
    'outcomes',
    { outcomes: ['locked-out', 'invalid-credentials'] },
    ...([
      [plain, 'locked-out'],
      [plain, 'invalid-credentials'],
      [plain, 'signed-in'],
    ] as const),
  ],
  ['times', { outcome: 'locked-out', times: 1 }, [plain, 'locked-out'], [plain, 'signed-in']],
  ['skip', { outcome: 'locked-out', skip: 1 }, [plain, 'signed-in'], [plain, 'locked-out']],
  [
    'ttlSeconds',
    { outcome: 'locked-out', ttlSeconds: 60 },
    ...([
      [plain, 'locked-out'],
      [plain, 'signed-in', 60],
    ] as const),
  ],
  [
    'patch',
    { account: plain, patch: { status: 'disabled' }, times: 1 },
    ...([
      [plain, 'account-disabled'],
      [plain, 'signed-in'],
    ] as const),
  ],
];

async function signIn(emulator: LoginEmulator, path: string, account: string) {
  const response = await emulator.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: account, password: 'Password-1' }),
  });
  await response.text();
  return response.headers.get('x-emulator-outcome');
}

const cases = providers.flatMap(([provider, path]) =>
  rows.map(([word, scenario, ...signIns]) => [word, scenario, provider, path, signIns] as const),
);

it.each(cases)('applies %s of the scenario %j at %s', async (_word, scenario, provider, path, signIns) => {
  const emulator = await open();
  await emulator.scenarios.arm({ provider, ...scenario });
  for (const [account, outcome, afterSeconds] of signIns) {
    if (afterSeconds !== undefined) await emulator.clock.advance(afterSeconds);
    expect(await signIn(emulator, path, account)).toBe(outcome);
  }
});

it.each(providers)('applies fault, and delayMs, of a scenario at %s', async (provider, path) => {
  const emulator = await open();
  await emulator.scenarios.arm({ provider, fault: 'EMPTY_RESPONSE', times: 1 });
  await expect(signIn(emulator, path, plain)).rejects.toThrow();
  await emulator.scenarios.arm({ provider, delayMs: 50, times: 1 });
  const before = performance.now();
  expect(await signIn(emulator, path, plain)).toBe('signed-in');
  expect(performance.now() - before).toBeGreaterThanOrEqual(45);
});

it('has a case for each word of a scenario', () => {
  const words = new Set([...rows.map(([word]) => word), 'fault', 'delayMs']);
  expect([...words].sort()).toEqual(Object.keys(schema.$defs.Scenario.properties).sort());
});
