import { expect, it } from '@jest/globals';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createSlowStore } from '../support/slow-store.ts';
import { emulatorWith, providerIds, signIn } from './switched-on.ts';

const stores = [
  ['memory', createMemoryStore],
  ['a slow, reordering store', createSlowStore],
] as const;

/** Counts each outcome. */
function counted(outcomes: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

const hundred = Array.from({ length: 100 }, (_, index) => index);

it.each(stores)(
  'applies to exactly as many of a hundred parallel requests as times allows, in %s',
  async (_name, createStore) => {
    const made = await emulatorWith([{ outcome: 'locked-out', skip: 10, times: 37 }], {
      store: createStore(),
    });
    const all = await Promise.all(hundred.map(() => signIn(made, 'interserver')));
    expect(counted(all.map(({ outcome }) => outcome))).toEqual({ 'locked-out': 37, 'signed-in': 63 });
  },
);

it.each(stores)(
  'applies to exactly as many parallel requests at all providers together as times allows, in %s',
  async (_name, createStore) => {
    const made = await emulatorWith([{ outcome: 'locked-out', times: 37 }], { store: createStore() });
    const all = await Promise.all(
      hundred.map((index) =>
        signIn(made, providerIds[index % 3] ?? 'interserver', index % 2 === 0 ? 'plain' : 'unverified'),
      ),
    );
    const { 'locked-out': locked, ...others } = counted(all.map(({ outcome }) => outcome));
    expect(locked).toBe(37);
    expect(Object.values(others).reduce((sum, count) => sum + count, 0)).toBe(63);
  },
);

it.each(stores)(
  'plays each part of a sequence equally often to a hundred parallel requests, in %s',
  async (_name, createStore) => {
    const outcomes = ['locked-out', 'server-error', 'unavailable', 'rate-limited'];
    const made = await emulatorWith([{ outcomes, times: 100 }], { store: createStore() });
    const all = await Promise.all(hundred.map(() => signIn(made, 'interserver')));
    expect(counted(all.map(({ outcome }) => outcome))).toEqual(
      Object.fromEntries(outcomes.map((outcome) => [outcome, 25])),
    );
  },
);
