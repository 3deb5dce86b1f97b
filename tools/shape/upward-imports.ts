import type { Import } from './imports.ts';

/** Returns the imports of a higher floor by a lower one. Skips files without a floor, which `floorProblems` reports. */
export function upwardImports(
  imports: readonly Import[],
  floors: readonly (readonly string[])[],
): readonly Import[] {
  const depths = new Map(floors.flatMap((names, depth) => names.map((name) => [name, depth] as const)));
  return imports.filter(({ from, to }) => {
    const [importer, imported] = [depths.get(layerOf(from)), depths.get(layerOf(to))];
    return importer !== undefined && imported !== undefined && imported < importer;
  });
}

/** Returns a sentence for each file or folder without a floor, and for each name in the table that doesn't exist. */
export function floorProblems(
  files: readonly string[],
  floors: readonly (readonly string[])[],
): readonly string[] {
  const existing = new Set(files.map(layerOf));
  const listed = new Set(floors.flat());
  return [
    ...[...existing].filter((name) => !listed.has(name)).map((name) => `${name} has no floor`),
    ...[...listed]
      .filter((name) => !existing.has(name))
      .map((name) => `${name} has a floor but doesn't exist`),
  ];
}

/** Returns the folder below `src` that contains a file, or the file's name if it is directly in `src`, or `tools`. */
function layerOf(file: string): string {
  const [top = '', below = ''] = file.split('/');
  return top === 'src' ? below : top;
}
