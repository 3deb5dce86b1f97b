import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The size of some files. */
export interface Size {
  readonly files: number;
  readonly lines: number;
  /** The median number of lines of the TypeScript files. */
  readonly medianLines: number;
}

/** Reads the hand-written files of some folders, without those in another; returns their content by path. */
export function readFiles(folders: readonly string[], without?: string): ReadonlyMap<string, string> {
  const omitted = ['src/generated', ...(without === undefined ? [] : [without])];
  const files = folders
    .flatMap(filesIn)
    .filter((file) => !omitted.some((folder) => file.startsWith(`${folder}/`)));
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

/** Counts files and lines, as `wc -l` does. */
export function sizeOf(files: ReadonlyMap<string, string>): Size {
  const lines = [...files].map(([path, text]) => ({ path, count: text.split('\n').length - 1 }));
  return {
    files: files.size,
    lines: lines.reduce((sum, { count }) => sum + count, 0),
    medianLines: median(lines.filter(({ path }) => /\.tsx?$/.test(path)).map(({ count }) => count)),
  };
}

/** Returns the median, or the upper middle value of an even number of values. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));
}
