/** The browser's form of `file-below.ts`. */
import { server } from 'vitest/browser';

/** Returns a file's path relative to the root of the Vitest project. */
export function fileBelow(path: string): string {
  const { root } = server.config;
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}
