/** The median of some figures, with the middle half of them. */
export interface Spread {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

/** The median and the quartiles; undefined of nothing. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((one, other) => one - other);
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

/** Between two figures, the share of the way. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}
