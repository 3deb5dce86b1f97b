import { expect, it } from '@jest/globals';
import { flatnessOf, warmUpOf, type MemorySample } from './soak/flatness.ts';

/** Returns a sample for every two seconds. */
function series(seconds: number, liveAt: (second: number) => number): MemorySample[] {
  return Array.from({ length: seconds / 2 }, (_, index) => {
    const live = liveAt(2 * index);
    return { second: 2 * index, live, resident: live + 80 };
  });
}

/** The fluctuation that created and dropped namespaces cause. */
const wave = (second: number) => 3 * Math.sin(second / 7);

it('is flat when memory grows in the first minute and then only fluctuates', () => {
  const samples = series(300, (second) => 30 + Math.min(second, 60) / 2 + wave(second));
  expect(flatnessOf(samples, 'live', 300)).toMatchObject({ isFlat: true });
});

it('is not flat when memory grows by three megabytes a minute', () => {
  const samples = series(300, (second) => 30 + second / 20 + wave(second));
  const found = flatnessOf(samples, 'live', 300);
  expect(found).toMatchObject({ isFlat: false, allowed: 5 });
  expect(found?.slope).toBeCloseTo(3, 0);
  expect(found?.growth).toBeCloseTo(12, -1);
});

it('detects slow growth in a long run', () => {
  const samples = series(3600, (second) => 40 + second / 500 + wave(second));
  expect(
    flatnessOf(
      samples.filter((_, index) => index % 3 === 0),
      'live',
      3600,
    ),
  ).toMatchObject({ isFlat: false });
});

it('is flat with a single peak, and when memory falls', () => {
  const peak = series(300, (second) => (second === 296 ? 400 : 50));
  expect(flatnessOf(peak, 'live', 300)).toMatchObject({ isFlat: true, growth: 0 });
  expect(
    flatnessOf(
      series(300, (second) => 90 - second / 10),
      'live',
      300,
    ),
  ).toMatchObject({ isFlat: true });
});

it('allows more growth for resident memory', () => {
  const samples = series(300, (second) => 40 + second / 20);
  expect(flatnessOf(samples, 'live', 300)?.isFlat).toBe(false);
  expect(flatnessOf(samples, 'resident', 300)?.isFlat).toBe(true);
});

it('ignores the first minute, or the first half of a short run', () => {
  expect([warmUpOf(3600), warmUpOf(120), warmUpOf(60)]).toEqual([60, 60, 30]);
});

it('returns no verdict when there are too few samples', () => {
  expect(
    flatnessOf(
      series(20, () => 50),
      'live',
      20,
    ),
  ).toBeUndefined();
});
