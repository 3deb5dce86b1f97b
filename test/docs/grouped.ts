import type { ProfilePages } from './provider-pages.ts';

/** A row of a table about one profile. */
export interface ProfileRow {
  readonly profile: string;
  readonly cells: readonly string[];
}

/** Merges rows that are the same in several profiles; a provider with one profile gets no profile column. */
export function grouped(
  heads: readonly string[],
  rows: readonly ProfileRow[],
  profiles: readonly ProfilePages[],
): { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  if (profiles.length === 1) return { heads, rows: rows.map(({ cells }) => cells) };
  const distinct = [...new Map(rows.map((row) => [JSON.stringify(row.cells), row.cells])).entries()];
  return {
    heads: ['profile', ...heads],
    rows: distinct.map(([key, cells]) => {
      const names = rows.filter((row) => JSON.stringify(row.cells) === key).map(({ profile }) => profile);
      return [new Set(names).size === profiles.length ? 'both' : names.join(', '), ...cells];
    }),
  };
}
