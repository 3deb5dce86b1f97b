import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

// This file is in `src`, and the bundles that contain it are in `dist`: so paths start there.
const folder = import.meta.dirname;

/** Tells whether the package has a file, by its path from `dist`, such as `docs-page/style.css.gz`. */
export function hasPackageFile(path: string): boolean {
  return existsSync(join(folder, path));
}

/** Lists the names in a folder of the package, by its path from `dist`; empty if it has no such folder. */
export function listPackageFiles(path: string): readonly string[] {
  return existsSync(join(folder, path)) ? readdirSync(join(folder, path)) : [];
}

/** Reads a file of the package by its path from `dist`. */
export function readPackageFile(path: string): Promise<Buffer> {
  return readFile(join(folder, path));
}
