import type { SharedRecords } from '../core/records.ts';
import { endOfToken } from '../core/session.ts';
import type { TokenRecord } from '../core/session-records.ts';
import type { Emulator, ReadState, ServedProvider } from '../emulator/emulator.ts';
import type { MaybePromise } from '../store/store.ts';

/** Access to the records of a provider in a namespace. */
export interface ProviderRecords {
  readonly served: ServedProvider;
  /** Runs a step on the stored state, without patches. */
  read<T>(step: ReadState<T>): MaybePromise<T>;
  /** Runs a step on the state with armed patches applied, as requests see it. */
  readPatched<T>(step: ReadState<T>): MaybePromise<T>;
  /** Returns all records of a collection by key. */
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

/** Returns the tokens of a provider that weren't ended, neither alone nor with their session. */
export async function unendedTokens({
  list,
}: Pick<ProviderRecords, 'list'>): Promise<[value: string, token: TokenRecord][]> {
  const [tokens, sessions] = [await list('tokens'), await list('sessions')];
  return [...tokens].filter(([, token]) => {
    const session = sessions.get(token.session);
    return session !== undefined && endOfToken({ token, session }) === undefined;
  });
}
