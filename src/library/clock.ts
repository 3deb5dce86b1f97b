import type { AdminClient } from './admin-client.ts';
import type { ClockReading } from './types.ts';

/** The one time by which sessions, codes, authenticator windows, lockouts, request budgets and scenarios end. */
export interface ClockControls {
  /**
   * Reads it, with what ends next.
   *
   * @example
   * const { now, upcoming } = await emulator.clock.get();
   */
  get(): Promise<ClockReading>;
  /**
   * Moves it forward by seconds, more than 0.
   *
   * @example
   * await emulator.clock.advance(15 * 60); // a lockout of a quarter of an hour is over
   */
  advance(seconds: number): Promise<ClockReading>;
  /**
   * Sets it: ISO text, a Date, or epoch milliseconds. A clock that runs goes on from there.
   *
   * @example
   * await emulator.clock.set('2027-01-31T12:00:00Z');
   */
  set(now: string | number | Date): Promise<ClockReading>;
  /**
   * Stops it where it is.
   *
   * @example
   * await emulator.clock.freeze(); // the authenticator code does not change under the test's hands
   */
  freeze(): Promise<ClockReading>;
  /**
   * Lets it go on from where it stands.
   *
   * @example
   * await emulator.clock.unfreeze();
   */
  unfreeze(): Promise<ClockReading>;
  /**
   * Lets it follow the machine's time again.
   *
   * @example
   * await emulator.clock.live();
   */
  live(): Promise<ClockReading>;
}

/** Makes the clock of a namespace. */
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

/** A text stays as it is written: the emulator says what is wrong with it. */
function isoOf(now: string | number | Date): string {
  if (typeof now === 'string') return now;
  const time = new Date(now);
  return Number.isNaN(time.getTime()) ? String(now) : time.toISOString();
}
