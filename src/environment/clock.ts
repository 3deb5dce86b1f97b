/** Tells the time in epoch milliseconds. */
export interface Clock {
  /** The emulator's time, for namespaces that have none of their own. */
  now(): number;
  /** Whether that stands still. */
  readonly frozen: boolean;
  /** The machine's time, which never stands still. */
  machine(): number;
}

/** The machine's clock, or one that stands still at a time. */
export function createClock(frozenAt?: number): Clock {
  const machine = () => Date.now();
  const now = frozenAt === undefined ? machine : () => frozenAt;
  return { now, frozen: frozenAt !== undefined, machine };
}

/** Answers write times with four digits for the year, and some of them lie a year ahead. */
export const latestTime = Date.UTC(9000, 0);
