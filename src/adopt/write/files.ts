import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, FileError, reasonOf } from '../../errors.ts';
import { replaceFile } from '../../files/replace-file.ts';

/** A file to write. */
export interface FileText {
  readonly path: string;
  readonly text: string;
}

/** Writes files atomically into the folder of a contract. Throws a FileError, before it writes any, if one is elsewhere. */
export async function writeBeside(contract: string, files: readonly FileText[]): Promise<void> {
  const folder = await realpath(dirname(contract));
  const targets: (FileText & { readonly mode: number })[] = [];
  for (const { path, text } of files) targets.push({ ...(await targetOf(path, folder)), text });
  for (const { path, text, mode } of targets) {
    try {
      await replaceFile(path, text, mode);
    } catch (error) {
      throw new FileError([`${path}: cannot be written: ${reasonOf(error)}`]);
    }
  }
}

/** Resolves links: a link beside the contract must not lead out of its folder. */
async function targetOf(
  path: string,
  folder: string,
): Promise<Omit<FileText, 'text'> & { readonly mode: number }> {
  try {
    const target = await realpath(path);
    const { mode } = await stat(target);
    return { path: inside(target, path, folder), mode: mode & 0o777 };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const parent = await realpath(dirname(path)).catch(() => dirname(path));
    return { path: inside(join(parent, basename(path)), path, folder), mode: 0o666 };
  }
}

function inside(target: string, path: string, folder: string): string {
  if (dirname(target) === folder) return target;
  throw new FileError([`${path}: leads to ${target}; adopt writes only into ${folder}, beside the contract`]);
}
