import { digestOf, type Digest } from './digests.ts';
import type { Written } from './overlay.ts';
import type { Piece } from './pieces.ts';

/** An entry in the plan, in the file, or in both. */
export interface Match {
  readonly id: string;
  /** The entry that adopt would write now; undefined if the plan no longer has the entry. */
  readonly planned: Written | undefined;
  /** The digest of what adopt wrote earlier; undefined if it never wrote the entry. */
  readonly digest: string | undefined;
  readonly piece: Piece | undefined;
  /** Whether a person removed an entry with this id. */
  readonly isRemoved: boolean;
}

/** Matches what adopt writes now with what it wrote earlier, and with the entries of the file. */
export function matched(
  planned: readonly Written[],
  digests: readonly Digest[],
  pieces: readonly Piece[],
): readonly Match[] {
  const ids = new Set([...planned, ...digests].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const hasId = (one: { readonly id: string | undefined }) => one.id === id;
    return matchedById(id, planned.filter(hasId), digests.filter(hasId), pieces.filter(hasId));
  });
}

/** Matches entries with the same id by their digests, and the others in their order. */
function matchedById(
  id: string,
  planned: readonly Written[],
  digests: readonly Digest[],
  pieces: readonly Piece[],
): readonly Match[] {
  const free = [...pieces];
  const take = (digest?: string) => {
    const index = digest === undefined ? 0 : free.findIndex(({ lines }) => digestOf(lines) === digest);
    return index < 0 ? undefined : free.splice(index, 1)[0];
  };
  const untouched = digests.map(({ digest }) => take(digest));
  const earlier = digests.map(({ digest }, index) => ({ digest, piece: untouched[index] ?? take() }));
  const isRemoved = earlier.some(({ piece }) => piece === undefined);
  const count = Math.max(planned.length, digests.length);
  return Array.from({ length: count }, (_, index) => ({
    id,
    planned: planned[index],
    digest: earlier[index]?.digest,
    // of an entry that adopt never wrote, a person's takes the place
    piece: index < earlier.length ? earlier[index]?.piece : take(),
    isRemoved,
  }));
}
