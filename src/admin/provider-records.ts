import type { SharedRecords } from '../core/records.ts';
import type { Emulator, ReadState, ServedProvider } from '../emulator/emulator.ts';
import type { MaybePromise } from '../store/store.ts';

/** The records of a provider in a namespace, as calls of the control plane read and mend them. */
export interface ProviderRecords {
  readonly served: ServedProvider;
  /** Looks into the state as it is written. */
  read<T>(step: ReadState<T>): MaybePromise<T>;
  /** The same under the patches that are switched on, as requests meet it. */
  readPatched<T>(step: ReadState<T>): MaybePromise<T>;
  /** Every record of a collection by its key. */
  list<C extends keyof SharedRecords>(collection: C): MaybePromise<ReadonlyMap<string, SharedRecords[C]>>;
}

/** Creates the access to the records of a provider in a namespace. */
export function createProviderRecords(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
): ProviderRecords {
  return {
    served,
    read: (step) => emulator.readState(namespace, served, step),
    readPatched: (step) => emulator.readPatchedState(namespace, served, step),
    list: (collection) => emulator.records(namespace, served, collection),
  };
}
