import { suspendUntil } from '../core/suspend.ts';

/** Gives a library to synchronous code without loading it at start: the first use is fetched like a record that is not at hand. */
export function onDemand<T>(load: () => Promise<T>): () => T {
  let loaded: { readonly library: T } | undefined;
  return () => {
    if (loaded === undefined) throw suspendUntil(load().then((library) => (loaded = { library })));
    return loaded.library;
  };
}
