/** The median and the quartiles of some figures. */
export interface Spread {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

/** The durations of a repeated action, in milliseconds. */
export interface Times {
  readonly count: number;
  readonly spread: Spread;
  readonly p99: number;
}

/** Summarizes durations; throws if there are none. */
export function timesOf(milliseconds: readonly number[]): Times {
  const spread = spreadOf(milliseconds);
  if (spread === undefined) throw new Error('nothing was timed');
  return { count: milliseconds.length, spread, p99: quantile(inOrder(milliseconds), 0.99) };
}

/** Returns the median and the quartiles, or undefined for an empty list. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = inOrder(values);
  return {
    median: quantile(sorted, 0.5),
    lower: quantile(sorted, 0.25),
    upper: quantile(sorted, 0.75),
  };
}

/** Renders `57 (55–61)`, or only the median if the quartiles look the same. */
export function shown({ median, lower, upper }: Spread, digits: number): string {
  const [middle = '', low = '', high = ''] = [median, lower, upper].map((value) => value.toFixed(digits));
  return low === high ? middle : `${middle} (${low}–${high})`;
}

function inOrder(values: readonly number[]): readonly number[] {
  return values.toSorted((one, other) => one - other);
}

/** Returns a quantile, interpolated between the two closest figures. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}
