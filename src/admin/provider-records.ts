import type { Environment } from '../core/environment.ts';
import { recordsOf, type SharedRecords } from '../core/records.ts';
import type { State } from '../core/state.ts';
import type { Emulator, ReadState, ServedProvider } from '../emulator/emulator.ts';
import type { MaybePromise } from '../store/store.ts';

type Read<T> = (state: State<SharedRecords>, environment: Environment) => T;

/** The records of a provider in a namespace, as calls of the control plane read and mend them. */
export interface ProviderRecords {
  readonly served: ServedProvider;
  /** Looks into the state as it is written. */
  read<T>(step: Read<T>): MaybePromise<T>;
  /** The same under the patches that are switched on, as requests meet it. */
  readPatched<T>(step: Read<T>): MaybePromise<T>;
  /** Every record of a collection by its key. */
  list<C extends keyof SharedRecords>(collection: C): MaybePromise<ReadonlyMap<string, SharedRecords[C]>>;
}

/** Makes the way to the records of a provider in a namespace. */
export function createProviderRecords(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
): ProviderRecords {
  return {
    served,
    read: (step) => emulator.readState(namespace, served, overRecords(step)),
    readPatched: (step) => emulator.readPatchedState(namespace, served, overRecords(step)),
    list: (collection) => emulator.records(namespace, served, collection),
  };
}

function overRecords<T>(step: Read<T>): ReadState<T> {
  return (state, environment) => step(recordsOf(state), environment);
}
