import type { ServedProvider } from './emulator.ts';

/** A list of served providers. It never changes: a reload replaces it, and a request ends on the list it began with. */
export type ServedList = readonly ServedProvider[];

/** Creates a function that derives a value from a list of served providers, and caches it for each list. */
export function perList<T>(derive: (served: ServedList) => T): (served: ServedList) => T {
  const known = new WeakMap<ServedList, { readonly value: T }>();
  // nearly all calls have the same list
  let latest: { readonly served: ServedList; readonly value: T } | undefined;
  return (served) => {
    if (latest?.served === served) return latest.value;
    const { value } = known.get(served) ?? { value: derive(served) };
    known.set(served, { value });
    latest = { served, value };
    return value;
  };
}
