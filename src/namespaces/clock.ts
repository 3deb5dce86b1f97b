import type { Emulator } from '../emulator/emulator.ts';
import { then, type MaybePromise, type NamespaceConfig } from '../store/store.ts';
import { isFrozenIn, timeIn, type ClockSetting } from '../environment/environment.ts';

/** A change of a clock: advance it, set it, freeze or unfreeze it, or return to the machine's time. */
export type ClockChange =
  | { readonly advanceSeconds: number }
  | { readonly now: number }
  | { readonly frozen: boolean }
  | { readonly live: true };

/** Changes a namespace's clock, which tokens, codes, lockouts, budgets and scenarios follow. Evicts expired records. */
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

/** Returns the clock setting after a change. */
export function changedClock(
  setup: NamespaceConfig,
  change: ClockChange,
  { clock }: Pick<Emulator, 'clock'>,
): ClockSetting {
  if ('live' in change) return { offsetMs: 0 };
  // read only once: the machine's clock advances between two reads, and each change would drift
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

/** Returns a namespace's time after a change, so that a caller can check it first. */
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

/** Returns the time in a namespace. */
export function nowIn(emulator: Emulator, namespace: string): MaybePromise<number> {
  return then(emulator.config(namespace), (setup) => timeIn(setup, emulator.clock));
}
