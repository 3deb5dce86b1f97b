import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { FileError } from '../errors.ts';

/** Reads a file as UTF-8. Throws a FileError if that fails. */
export function textOf(file: string): string {
  const bytes = bytesOf(file);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new FileError([`${file}: is not UTF-8; save it as UTF-8`]);
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw cannotRead(file, error);
  }
}

/** Creates the error of a file or folder that cannot be read, with the system's reason. */
export function cannotRead(file: string, error: unknown): FileError {
  return new FileError([`${file}: cannot be read: ${error instanceof Error ? error.message : 'unknown'}`]);
}
