import type { Emulator } from '../emulator.ts';
import { after, type Maybe } from '../store/store.ts';
import { isFrozenIn, timeIn } from './clock.ts';
import type { ClockSetting, Setup } from './setup.ts';

/** What becomes of a clock: it goes ahead, is set, stands still or runs on, or is the machine's again. */
export type ClockChange =
  | { readonly advanceSeconds: number }
  | { readonly now: number }
  | { readonly frozen: boolean }
  | { readonly live: true };

/**
 * Changes the clock of a namespace: tokens, codes, lockouts, budgets and scenarios move with it. What is kept no longer by
 * the time that it tells is let go.
 */
export function setClock(emulator: Emulator, namespace: string, change: ClockChange): Maybe<Setup> {
  const { store, clock } = emulator;
  const changed = emulator.change(namespace, (setup) => ({
    ...setup,
    clock: changedClock(setup, change, emulator),
  }));
  return after(changed, (setup) => after(store.letGo(namespace, timeIn(setup, clock)), () => setup));
}

/** The clock that these settings have after a change. */
export function changedClock(
  setup: Setup,
  change: ClockChange,
  { clock }: Pick<Emulator, 'clock'>,
): ClockSetting {
  if ('live' in change) return { offsetMs: 0 };
  // read once: it goes on between two readings, and each change would lose some of it
  const machine = clock.machine();
  const standing = isFrozenIn(setup, clock);
  const now = standing ? timeIn(setup, clock) : machine + offsetOf(setup);
  if ('frozen' in change) return at(now, change.frozen, machine);
  return at('now' in change ? change.now : now + Math.round(change.advanceSeconds * 1000), standing, machine);
}

function offsetOf({ clock }: Setup): number {
  return clock !== undefined && 'offsetMs' in clock ? clock.offsetMs : 0;
}

/** When a namespace's time stands after a change, for who has to check it first. */
export function timeAfter(setup: Setup, change: ClockChange, emulator: Pick<Emulator, 'clock'>): number {
  return timeIn({ ...setup, clock: changedClock(setup, change, emulator) }, emulator.clock);
}

function at(time: number, frozen: boolean, machine: number): ClockSetting {
  return frozen ? { frozenAt: time } : { offsetMs: time - machine };
}

/** The time in a namespace. */
export function nowIn(emulator: Emulator, namespace: string): Maybe<number> {
  return after(emulator.setup(namespace), (setup) => timeIn(setup, emulator.clock));
}
