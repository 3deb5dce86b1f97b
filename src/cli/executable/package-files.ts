/** Replaces `src/package-files.ts` in the executable, which has no folder: its files are in itself. */
import { contentOf, contentPaths } from './content.ts';

/** Tells whether the executable has a file, by its path from `dist`. */
export function hasPackageFile(path: string): boolean {
  return contentPaths().includes(path);
}

/** Lists the names in a folder of the executable, by its path from `dist`; empty if it has no such folder. */
export function listPackageFiles(path: string): readonly string[] {
  const start = `${path}/`;
  return contentPaths().flatMap((one) => (one.startsWith(start) ? [one.slice(start.length)] : []));
}

/** Reads a file of the executable by its path from `dist`. */
export function readPackageFile(path: string): Promise<Buffer> {
  return Promise.resolve(contentOf(path));
}
