import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';

/** Throws a UsageError if one of these files exists in a folder, before anything is written. */
export function expectNewFiles(folder: string, paths: readonly string[]): void {
  const existing = paths.map((path) => join(folder, path)).filter((file) => existsSync(file));
  if (existing.length === 0) return;
  throw new UsageError(
    `nothing was written, because these files exist: ${existing.join(', ')}; choose another folder, or remove them`,
  );
}

/** Writes a file, and the folders above it. Throws a UsageError if it can't. */
export function writeNewFile(file: string, content: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    // a file that appeared in the meantime stays
    writeFileSync(file, content, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}
