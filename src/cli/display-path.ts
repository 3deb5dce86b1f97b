import { isAbsolute, relative } from 'node:path';

/** Returns a path for messages: relative to the working folder if it is below that. */
export function displayPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}
