import type { Emulator } from '../emulator/emulator.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { EffectiveSettings } from './resolve-settings.ts';

/** The store of a start. */
export interface StoreInUse {
  readonly store: Store;
  /** Takes over what the state file holds, where there is one; before the first request. */
  restore(emulator: Emulator): Promise<void>;
  /** Writes what is not written yet, and lets go of the store. */
  close(): Promise<void>;
}

/** Opens the store of the settings, kept in their state file where they name one. */
export async function storeOf(
  { store: setting, state }: EffectiveSettings,
  report: (error: unknown) => void,
): Promise<StoreInUse> {
  const store = await openStore(setting);
  if (state === undefined) return { store, restore: () => Promise.resolve(), close: store.close };
  const { createStateFileSync: createStateKeeper } = await import('../namespaces/state/state-file-sync.ts');
  return createStateKeeper(state, store, report);
}
