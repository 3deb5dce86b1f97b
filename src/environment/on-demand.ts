import { suspendUntil } from '../core/state.ts';

/** Loads a library on first use, for synchronous code: the decision is suspended, as for a record not yet loaded. */
export function onDemand<T>(load: () => Promise<T>): () => T {
  let loaded: { readonly library: T } | undefined;
  return () => {
    if (loaded === undefined) throw suspendUntil(load().then((library) => (loaded = { library })));
    return loaded.library;
  };
}
