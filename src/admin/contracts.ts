import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../package-folder.ts';

const folder = join(packageFolder, 'openapi');
const ending = '.yaml';

/** A contract's own text, or why there is none. What is no name of a contract never comes near the disk. */
export async function contractText(name: string): Promise<string | { readonly none: string }> {
  const names = await contractNames();
  if (names.includes(name)) return readFile(join(folder, `${name}${ending}`), 'utf8');
  return { none: `there is no contract ${name}; expected one of ${names.join(', ')}` };
}

/** The names of the contracts in the package: `admin`, `interserver/documented`, … */
async function contractNames(): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length).replaceAll('\\', '/'))
    .sort();
}
