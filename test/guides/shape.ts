/** Replaces strings and numbers by their types; booleans stay. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null)
    return value === null || typeof value === 'boolean' ? value : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

/** Removes list items that a guide omits from a response. */
export function cutTo(shown: unknown, whole: unknown): unknown {
  if (Array.isArray(shown) && Array.isArray(whole))
    return whole.slice(0, shown.length).map((item, index) => cutTo(shown[index], item));
  if (typeof shown !== 'object' || typeof whole !== 'object' || shown === null || whole === null)
    return whole;
  return Object.fromEntries(
    Object.entries(whole).map(([key, inner]) => [key, cutTo(Reflect.get(shown, key), inner)]),
  );
}

/** Returns the part of a response that a guide shows, without further list items and members. */
export function partOf(shown: unknown, whole: unknown): unknown {
  const cut = cutTo(shown, whole);
  if (Array.isArray(shown) && Array.isArray(cut)) return cut.map((item, index) => partOf(shown[index], item));
  if (typeof shown !== 'object' || typeof cut !== 'object' || shown === null || cut === null) return cut;
  const kept = Object.entries(cut).filter(([key]) => Object.hasOwn(shown, key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, partOf(Reflect.get(shown, key), inner)]));
}
