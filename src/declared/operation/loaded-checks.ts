import type { Checks } from '../contract/check.ts';
import type { ProviderParts } from '../runtime/parts.ts';

/** Creates the function that returns the checks of a contract: a promise until they are loaded, then the checks. */
export function loadedChecks(load: ProviderParts['checks']): () => Checks | Promise<Checks> {
  let known: Checks | undefined;
  return () => known ?? load().then((checks) => (known = checks));
}
