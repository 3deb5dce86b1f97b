import { storedKey } from './key-cache.ts';

/**
 * A collection's records by their keys: those below, and over them what stands at the addresses with this prefix. Sound
 * because only the collection's own records are written there.
 */
export function overlaid<T>(
  below: ReadonlyMap<string, unknown>,
  records: ReadonlyMap<string, unknown>,
  prefix: string,
): ReadonlyMap<string, T> {
  const result = new Map(below);
  const long = longKeysOf(below);
  for (const [address, value] of records) {
    if (!address.startsWith(prefix)) continue;
    const stored = address.slice(prefix.length);
    const key = long.get(stored) ?? stored;
    if (value === null) result.delete(key);
    else result.set(key, value);
  }
  return result as ReadonlyMap<string, T>;
}

/** The keys that no address has as they are, by what stands there in their place. */
function longKeysOf(below: ReadonlyMap<string, unknown>): ReadonlyMap<string, string> {
  const long = new Map<string, string>();
  for (const key of below.keys()) {
    const stored = storedKey(key);
    if (stored !== key) long.set(stored, key);
  }
  return long;
}
