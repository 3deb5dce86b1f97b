/** Replaces `src/package-files.ts` in the executable, which has no folder: its files are in itself. */
import { contentOf, contentPaths } from './content.ts';

/** Tells whether the executable has a file, by its path from `dist`. */
export function hasPackageFile(path: string): boolean {
  return contentPaths().includes(path);
}

/** Reads a file of the executable by its path from `dist`. */
export function readPackageFile(path: string): Promise<Buffer> {
  return Promise.resolve(contentOf(path));
}

/** Returns the paths of all files below a folder, from this folder. */
export function packageFilesIn(path: string): Promise<readonly string[]> {
  const below = contentPaths().filter((name) => name.startsWith(`${path}/`));
  return Promise.resolve(below.map((name) => name.slice(path.length + 1)));
}
