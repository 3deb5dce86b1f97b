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
