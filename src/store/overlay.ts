/** A collection's records by their keys: those below, and over them what stands at the addresses with this prefix. */
export function overlaid(
  below: ReadonlyMap<string, unknown>,
  records: ReadonlyMap<string, unknown>,
  prefix: string,
): ReadonlyMap<string, unknown> {
  const result = new Map(below);
  for (const [address, value] of records) {
    if (!address.startsWith(prefix)) continue;
    const key = address.slice(prefix.length);
    if (value === null) result.delete(key);
    else result.set(key, value);
  }
  return result;
}
