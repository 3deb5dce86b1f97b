import { getAsset } from 'node:sea';

/** The content that lists the paths of all others, as JSON. */
const listed = 'paths.json';

/** Reads a file that the executable contains, by its path from `dist`. Throws if it has no such file. */
export function contentOf(path: string): Buffer {
  return Buffer.from(getAsset(path));
}

/** Returns the paths of all files that the executable contains. */
export function contentPaths(): readonly string[] {
  const paths: unknown = JSON.parse(String(contentOf(listed)));
  if (!Array.isArray(paths)) throw new Error(`${listed} isn't a list`);
  return paths.map(String);
}
