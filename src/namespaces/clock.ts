import type { Emulator } from '../emulator/emulator.ts';
import { then, type MaybePromise, type NamespaceConfig } from '../store/store.ts';
import { isFrozenIn, timeIn, type ClockSetting } from '../environment/environment.ts';

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
export function setClock(
  emulator: Emulator,
  namespace: string,
  change: ClockChange,
): MaybePromise<NamespaceConfig> {
  const { store, clock } = emulator;
  const changed = emulator.changeConfig(namespace, (setup) => ({
    ...setup,
    clock: changedClock(setup, change, emulator),
  }));
  return then(changed, (setup) => then(store.letGo(namespace, timeIn(setup, clock)), () => setup));
}

/** The clock that these settings have after a change. */
export function changedClock(
  setup: NamespaceConfig,
  change: ClockChange,
  { clock }: Pick<Emulator, 'clock'>,
): ClockSetting {
  if ('live' in change) return { offsetMs: 0 };
  // read once: it goes on between two readings, and each change would lose some of it
  const machine = clock.machine();
  const isFrozen = isFrozenIn(setup, clock);
  const now = isFrozen ? timeIn(setup, clock) : machine + offsetOf(setup);
  if ('frozen' in change) return at(now, change.frozen, machine);
  const next = 'now' in change ? change.now : now + Math.round(change.advanceSeconds * 1000);
  return at(next, isFrozen, machine);
}

function offsetOf({ clock }: NamespaceConfig): number {
  return clock !== undefined && 'offsetMs' in clock ? clock.offsetMs : 0;
}

/** When a namespace's time stands after a change, for who has to check it first. */
export function timeAfter(
  setup: NamespaceConfig,
  change: ClockChange,
  emulator: Pick<Emulator, 'clock'>,
): number {
  return timeIn({ ...setup, clock: changedClock(setup, change, emulator) }, emulator.clock);
}

function at(time: number, frozen: boolean, machine: number): ClockSetting {
  return frozen ? { frozenAt: time } : { offsetMs: time - machine };
}

/** The time in a namespace. */
export function nowIn(emulator: Emulator, namespace: string): MaybePromise<number> {
  return then(emulator.config(namespace), (setup) => timeIn(setup, emulator.clock));
}
