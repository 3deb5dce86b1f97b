/** The maximum number of results, and whether to return only those that tie for the closest. */
interface ClosestOptions {
  readonly max?: number;
  readonly onlyBest?: boolean;
}

/**
 * Returns the candidates closest to a request, closest first; ties keep their order. Candidates without a distance are
 * excluded.
 */
export function closestOf<T>(
  candidates: readonly T[],
  distanceOf: (candidate: T) => number | undefined,
  { max = Infinity, onlyBest = false }: ClosestOptions = {},
): readonly T[] {
  const ranked = candidates.flatMap((candidate) => {
    const distance = distanceOf(candidate);
    return distance === undefined ? [] : [{ candidate, distance }];
  });
  ranked.sort((one, other) => one.distance - other.distance);
  const least = ranked[0]?.distance;
  const selected = onlyBest ? ranked.filter(({ distance }) => distance === least) : ranked;
  return selected.slice(0, max).map(({ candidate }) => candidate);
}

/** Sums the likeness of each segment to its best match at any position: a missing prefix is the usual mistake. */
export function sharedSegments(
  segments: readonly string[],
  others: readonly string[],
  likenessOf: (segment: string, other: string) => number = sameSegment,
): number {
  return segments.reduce(
    (sum, segment) => sum + Math.max(0, ...others.map((other) => likenessOf(segment, other))),
    0,
  );
}

function sameSegment(segment: string, other: string): number {
  return segment !== '' && segment === other ? 1 : 0;
}

/** Returns the edit distance of two lists. */
export function editDistance(
  one: readonly string[],
  other: readonly string[],
  cost: (one: string, other: string) => number,
): number {
  let row = other.map((_, index) => index + 1);
  one.forEach((item, index) => {
    let left = index + 1;
    let corner = index;
    row = row.map((above, position) => {
      const step = Math.min(above + 1, left + 1, corner + cost(item, other[position] ?? ''));
      corner = above;
      left = step;
      return step;
    });
  });
  return row.at(-1) ?? one.length;
}
