import { mkdir, rm, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';

/** Writes a bundle to a file that only its owner can read, since it contains secrets. Returns the path. */
export async function writeBundle(folder: string, namespace: string, bundle: object): Promise<string> {
  const file = resolve(folder, `${namespace}.json`);
  await mkdir(folder, { recursive: true });
  // an existing file would keep its permissions, which may allow others to read it
  await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify(bundle, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return file;
}

/** Returns a file's path relative to the runner's working directory, which is unique within a run. */
export function fileBelow(path: string): string {
  return relative(process.cwd(), path).replaceAll('\\', '/');
}
