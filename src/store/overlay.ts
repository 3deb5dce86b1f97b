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
  for (const [address, value] of records) {
    if (!address.startsWith(prefix)) continue;
    const key = address.slice(prefix.length);
    if (value === null) result.delete(key);
    else result.set(key, value);
  }
  return result as ReadonlyMap<string, T>;
}
