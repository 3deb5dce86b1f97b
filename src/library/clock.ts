import type { AdminClient } from './admin-client.ts';
import type { ClockReading } from './types.ts';

/** The clock that sessions, codes, authenticator windows, lockouts, request budgets and scenarios follow. */
export interface ClockControls {
  /**
   * Returns the time and the next expirations.
   *
   * @example
   * const { now, upcoming } = await emulator.clock.get();
   */
  get(): Promise<ClockReading>;
  /**
   * Moves the clock forward by a number of seconds greater than 0.
   *
   * @example
   * await emulator.clock.advance(15 * 60); // ends a lockout of 15 minutes
   */
  advance(seconds: number): Promise<ClockReading>;
  /**
   * Sets the clock to an ISO string, a Date, or epoch milliseconds. A running clock continues from there.
   *
   * @example
   * await emulator.clock.set('2027-01-31T12:00:00Z');
   */
  set(now: string | number | Date): Promise<ClockReading>;
  /**
   * Stops the clock at its current time.
   *
   * @example
   * await emulator.clock.freeze(); // the authenticator code stays the same during the test
   */
  freeze(): Promise<ClockReading>;
  /**
   * Starts a frozen clock at its current time.
   *
   * @example
   * await emulator.clock.unfreeze();
   */
  unfreeze(): Promise<ClockReading>;
  /**
   * Sets the clock back to the machine's time.
   *
   * @example
   * await emulator.clock.live();
   */
  live(): Promise<ClockReading>;
}

/** Creates the clock controls of a namespace. */
export function createClockControls(ask: AdminClient): ClockControls {
  return {
    get: () => ask('getClock', {}),
    advance: (advanceSeconds) => ask('changeClock', { body: { advanceSeconds } }),
    set: (now) => ask('changeClock', { body: { now: isoOf(now) } }),
    freeze: () => ask('changeClock', { body: { frozen: true } }),
    unfreeze: () => ask('changeClock', { body: { frozen: false } }),
    live: () => ask('changeClock', { body: { live: true } }),
  };
}

/** Strings pass unchanged, and invalid dates as strings: the emulator reports the error. */
function isoOf(now: string | number | Date): string {
  if (typeof now === 'string') return now;
  const time = new Date(now);
  return Number.isNaN(time.getTime()) ? String(now) : time.toISOString();
}
