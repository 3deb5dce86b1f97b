import { relative } from 'node:path';

/** Returns a file's path relative to the runner's working directory, which is unique within a run. */
export function fileBelow(path: string): string {
  return relative(process.cwd(), path).replaceAll('\\', '/');
}
