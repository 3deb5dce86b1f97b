import type { Import } from './imports.ts';

/** A cycle of imports as a list of files or folders, which ends with its first entry. */
export type Cycle = readonly string[];

/** Returns import cycles of files that together contain each file on any cycle. */
export function fileCycles(imports: readonly Import[]): readonly Cycle[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of imports) next.set(from, (next.get(from) ?? new Set()).add(to));
  const seen = new Set<string>();
  return [...next.keys()].flatMap((start) => {
    const cycle = seen.has(start) ? undefined : shortestCycle(start, next);
    for (const node of cycle ?? []) seen.add(node);
    return cycle === undefined ? [] : [cycle];
  });
}

/**
 * Returns import cycles of folders at any depth. A folder is compared with its sibling folders and files, since it may
 * import its parent's files. (dependency-cruiser's own check treats all files directly in `src` as one folder.)
 */
export function folderCycles(imports: readonly Import[]): readonly Cycle[] {
  return fileCycles(imports.map(betweenSiblings)).filter((cycle) => cycle.some(isFolder));
}

/** Returns the smallest set of imports between two folders of a cycle whose removal breaks it. */
export function fewestToRemove(cycle: Cycle, imports: readonly Import[]): readonly Import[] {
  const steps = cycle.slice(1).map((to, index) =>
    imports.filter((one) => {
      const between = betweenSiblings(one);
      return between.from === cycle[index] && between.to === to;
    }),
  );
  return steps.reduce((fewest, step) => (step.length < fewest.length ? step : fewest));
}

/** Returns an import as one between siblings: `src/a/b.ts -> src/c/d.ts` becomes `src/a -> src/c`. */
function betweenSiblings({ from, to }: Import): Import {
  const [importer, imported] = [from.split('/'), to.split('/')];
  const shared = importer.findIndex((name, index) => name !== imported[index]);
  return {
    from: importer.slice(0, shared + 1).join('/'),
    to: imported.slice(0, shared + 1).join('/'),
  };
}

/** Searches breadth-first, so the first cycle found is a shortest one. */
function shortestCycle(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): Cycle | undefined {
  const ways = [[start]];
  const reached = new Set<string>();
  for (const way of ways) {
    for (const node of next.get(way.at(-1) ?? start) ?? []) {
      if (node === start) return [...way, start];
      if (!reached.has(node)) ways.push([...way, node]);
      reached.add(node);
    }
  }
  return undefined;
}

function isFolder(path: string): boolean {
  return !/\.[a-z]+$/.test(path);
}
