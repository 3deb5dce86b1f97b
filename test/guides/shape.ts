/** A value with its types in place of its texts and numbers; what is true or false stays. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null)
    return value === null || typeof value === 'boolean' ? value : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

/** An answer without the items of its lists that a guide leaves out. */
export function cutTo(shown: unknown, whole: unknown): unknown {
  if (Array.isArray(shown) && Array.isArray(whole))
    return whole.slice(0, shown.length).map((item, index) => cutTo(shown[index], item));
  if (typeof shown !== 'object' || typeof whole !== 'object' || shown === null || whole === null)
    return whole;
  return Object.fromEntries(
    Object.entries(whole).map(([key, inner]) => [key, cutTo(Reflect.get(shown, key), inner)]),
  );
}

/** The part of an answer that a guide shows: neither further items of its lists, nor further members of its objects. */
export function partOf(shown: unknown, whole: unknown): unknown {
  const cut = cutTo(shown, whole);
  if (Array.isArray(shown) && Array.isArray(cut)) return cut.map((item, index) => partOf(shown[index], item));
  if (typeof shown !== 'object' || typeof cut !== 'object' || shown === null || cut === null) return cut;
  const kept = Object.entries(cut).filter(([key]) => Object.hasOwn(shown, key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, partOf(Reflect.get(shown, key), inner)]));
}
