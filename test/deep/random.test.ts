import { expect, it } from '@jest/globals';
import { randomOf, type Random } from './random.ts';
import { pickFlow } from './soak/flows/flows.ts';

const drawn = (random: Random) => [random.next(), random.below(10), random.word(8), random.chance(0.5)];

it('makes the same choices for the same seed and action', () => {
  expect(drawn(randomOf(7, 1000))).toEqual(drawn(randomOf(7, 1000)));
});

it('makes other choices for another seed or action', () => {
  const words = [randomOf(7, 0), randomOf(7, 1), randomOf(8, 0), randomOf(8, 1)].map(({ word }) => word(12));
  expect(new Set(words).size).toBe(4);
});

it('distributes numbers evenly over the actions', () => {
  const numbers = Array.from({ length: 4000 }, (_, action) => randomOf(3, action).below(4));
  for (const number of [0, 1, 2, 3]) {
    const times = numbers.filter((one) => one === number).length;
    expect(Math.abs(times - 1000)).toBeLessThan(120);
  }
});

it('picks every flow of the soak within a few thousand actions, repeatably', () => {
  const names = () => Array.from({ length: 4000 }, (_, action) => pickFlow(randomOf(5, action)).name);
  expect(new Set(names()).size).toBe(29);
  expect(names()).toEqual(names());
});
