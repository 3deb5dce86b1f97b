import { expect, it } from '@jest/globals';
import { DeepError } from './deep-error.ts';
import { readOptions } from './options.ts';

const read = (...args: string[]) => readOptions(args, ['soak', 'fuzz', 'kills'], 42);

it('performs every run for an hour with a random seed when no option is set', () => {
  expect(read()).toEqual({
    ...{ seconds: 3600, seed: 42, from: 0, rate: 200, only: ['soak', 'fuzz', 'kills'] },
    ...{ cli: 'dist/cli.cjs', parallel: false, resume: false, write: false },
  });
});

it('accepts a duration, a seed, a first action and the runs', () => {
  const args = ['--seconds', '60', '--seed', '7', '--from', '99', '--only', 'soak,kills', '--parallel'];
  expect(read(...args)).toMatchObject({
    ...{ seconds: 60, seed: 7, from: 99, only: ['soak', 'kills'], parallel: true },
  });
});

it.each([
  [['--only', 'sook'], 'unknown run sook: --only accepts soak,fuzz,kills'],
  [['--seconds', '0'], '--seconds needs a whole number from 1, not 0'],
  [['--seed', 'x'], '--seed needs a whole number from 0, not x'],
  [
    ['--resume', '--seed', '7'],
    '--resume uses the seed and the action of the interrupted run: omit --seed and --from',
  ],
])('rejects %j with the fix', (args, message) => {
  expect(() => read(...args)).toThrow(new DeepError(message));
});

it('rejects an unknown option', () => {
  expect(() => read('--second', '5')).toThrow(DeepError);
});
