import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { codeOf, FileError } from '../errors.ts';

/** The most bytes of a file that is read as text. */
const mostMegabytes = 64;

/** Reads a file as UTF-8. Throws a FileError if that fails. */
export function textOf(file: string): string {
  const read = readText(file);
  if ('text' in read) return read.text;
  throw new FileError([`${file}: ${read.problem}`]);
}

/** Reads a regular file as UTF-8; or returns the end of a sentence about the file. A pipe or a device would never end. */
export function readText(file: string): { readonly text: string } | { readonly problem: string } {
  let bytes: Buffer | string;
  try {
    bytes = bytesOf(file);
  } catch (error) {
    return { problem: readProblem(error) };
  }
  if (typeof bytes === 'string') return { problem: bytes };
  return isUtf8(bytes)
    ? { text: withoutMark(bytes.toString('utf8')) }
    : { problem: 'is not UTF-8; save it as UTF-8' };
}

/** Removes the byte order mark, which would shift the columns of the first line. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

const notRegular = 'is not a regular file; save its content as one';

/** Returns the content of a file, or why it isn't read. */
function bytesOf(file: string): Buffer | string {
  // without waiting for the other end of a pipe; Windows has no such flag, and ignores it
  const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(opened);
    if (stats.isDirectory()) return 'is a folder; expected a file';
    if (!stats.isFile()) return notRegular;
    const megabytes = Math.ceil(stats.size / 2 ** 20);
    if (megabytes > mostMegabytes) return `has ${megabytes} MB; expected at most ${mostMegabytes} MB`;
    return readFileSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Creates the error of a file or folder that cannot be read, with the system's reason. */
export function cannotRead(file: string, error: unknown): FileError {
  return new FileError([`${file}: ${readProblem(error)}`]);
}

function readProblem(error: unknown): string {
  // a socket cannot even be opened
  if (codeOf(error) === 'ENXIO') return notRegular;
  return `cannot be read: ${error instanceof Error ? error.message : 'unknown'}`;
}
