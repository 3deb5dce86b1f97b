import { expect, it } from '@jest/globals';
import { DeepError } from './deep-error.ts';
import { readOptions } from './options.ts';

const read = (...args: string[]) => readOptions(args, ['soak', 'fuzz', 'kills'], 42);

it('runs all for an hour each, with any seed, when nothing is said', () => {
  expect(read()).toEqual({
    ...{ seconds: 3600, seed: 42, from: 0, rate: 200, only: ['soak', 'fuzz', 'kills'] },
    ...{ cli: 'dist/cli.cjs', parallel: false, resume: false, write: false },
  });
});

it('takes a duration, a seed, an action to begin at and the runs', () => {
  const args = ['--seconds', '60', '--seed', '7', '--from', '99', '--only', 'soak,kills', '--parallel'];
  expect(read(...args)).toMatchObject({
    ...{ seconds: 60, seed: 7, from: 99, only: ['soak', 'kills'], parallel: true },
  });
});

it.each([
  [['--only', 'sook'], 'there is no run sook; --only takes soak,fuzz,kills'],
  [['--seconds', '0'], '--seconds takes a whole number from 1, not 0'],
  [['--seed', 'x'], '--seed takes a whole number from 0, not x'],
  [
    ['--resume', '--seed', '7'],
    '--resume goes on with the seed and the action of the run; leave --seed and --from out',
  ],
])('refuses %j and says what to do', (args, message) => {
  expect(() => read(...args)).toThrow(new DeepError(message));
});

it('refuses an option that it does not know', () => {
  expect(() => read('--second', '5')).toThrow(DeepError);
});
