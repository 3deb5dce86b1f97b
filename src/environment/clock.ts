/** Tells a namespace's time in epoch milliseconds. */
export type Clock = () => number;

/** The machine's clock, or one that stands still at a time. */
export function createClock(frozenAt?: number): Clock {
  return frozenAt === undefined ? () => Date.now() : () => frozenAt;
}
