import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Bundle } from '../index.ts';

/** Writes the bundle of a test, which holds secrets, for its owner alone; gives the file. */
export async function writeBundle(folder: string, namespace: string, bundle: Bundle): Promise<string> {
  const file = resolve(folder, `${namespace}.json`);
  await mkdir(folder, { recursive: true });
  // one that is there may be open to others, and would stay so
  await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify(bundle, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return file;
}
