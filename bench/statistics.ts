/** The median of some figures, with the middle half of them. */
export interface Spread {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

/** How long one thing has taken, time after time. */
export interface Times {
  readonly count: number;
  readonly spread: Spread;
  readonly p99: number;
}

/** Sums up how long something has taken; throws where it was never done. */
export function timesOf(milliseconds: readonly number[]): Times {
  const spread = spreadOf(milliseconds);
  if (spread === undefined) throw new Error('nothing was timed');
  return { count: milliseconds.length, spread, p99: quantile(inOrder(milliseconds), 0.99) };
}

/** The median and the quartiles; undefined of nothing. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = inOrder(values);
  return {
    median: quantile(sorted, 0.5),
    lower: quantile(sorted, 0.25),
    upper: quantile(sorted, 0.75),
  };
}

/** `57 (55–61)`; the median alone where the quartiles are the same. */
export function shown({ median, lower, upper }: Spread, digits: number): string {
  const [middle = '', low = '', high = ''] = [median, lower, upper].map((value) => value.toFixed(digits));
  return low === high ? middle : `${middle} (${low}–${high})`;
}

function inOrder(values: readonly number[]): readonly number[] {
  return values.toSorted((one, other) => one - other);
}

/** Between two figures, the share of the way. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}
