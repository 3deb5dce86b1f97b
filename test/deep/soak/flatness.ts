/** The emulator's memory at one time of the run. */
export interface MemorySample {
  readonly second: number;
  /** Megabytes of objects and buffers after a garbage collection. */
  readonly live: number;
  readonly resident: number;
}

/** The verdict on a series of megabytes. */
export interface Flatness {
  /** The median of the first quarter after the warm-up, and of the last one. */
  readonly first: number;
  readonly last: number;
  /** The slope in megabytes a minute. */
  readonly slope: number;
  /** The growth by that slope from the end of the warm-up to the end of the run, and its limit. */
  readonly growth: number;
  readonly allowed: number;
  readonly isFlat: boolean;
}

/** The allowed growth of each series. */
export const tolerances = {
  live: { megabytes: 5, share: 0.1 },
  resident: { megabytes: 30, share: 0.25 },
} as const;

/** Returns the seconds that are ignored: the first minute, or the first half of a run under two minutes. */
export function warmUpOf(seconds: number): number {
  return Math.min(60, seconds / 2);
}

/**
 * Judges a series after the warm-up. The slope is the median of the slopes between all pairs of samples (Theil and Sen),
 * which ignores single peaks. Returns undefined with too few samples.
 */
export function flatnessOf(
  samples: readonly MemorySample[],
  series: keyof typeof tolerances,
  seconds: number,
): Flatness | undefined {
  const judged = samples.filter(({ second }) => second >= warmUpOf(seconds));
  const [begin, end] = [judged[0], judged.at(-1)];
  if (begin === undefined || end === undefined || judged.length < fewest) return undefined;
  const quarter = Math.ceil(judged.length / 4);
  const valueOf = (sample: MemorySample) => sample[series];
  const first = median(judged.slice(0, quarter).map(valueOf));
  const last = median(judged.slice(-quarter).map(valueOf));
  const slope = 60 * median(slopes(judged, valueOf));
  const growth = (slope * (end.second - begin.second)) / 60;
  const { megabytes, share } = tolerances[series];
  const allowed = Math.max(megabytes, share * first);
  return { first, last, slope, growth, allowed, isFlat: growth <= allowed };
}

const fewest = 8;

function slopes(samples: readonly MemorySample[], valueOf: (sample: MemorySample) => number): number[] {
  return samples.flatMap((one, index) =>
    samples.slice(index + 1).map((other) => (valueOf(other) - valueOf(one)) / (other.second - one.second)),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
