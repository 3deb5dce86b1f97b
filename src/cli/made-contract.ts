import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { reasonOf, UsageError } from '../errors.ts';
import { replaceFile } from '../files/replace-file.ts';

/** A contract that was fetched or made of a recording, in a file. */
export interface MadeContract {
  /** The file; for a dry run a copy in a temporary folder, unless the file exists. */
  readonly contract: string;
  /** Returns a text that names the copy with the path that the file would have. */
  shown(text: string): string;
  remove(): void;
}

/** Writes a contract that was fetched or made. Throws a UsageError if its file exists with another text. */
export async function writeMadeContract(
  contract: string,
  text: string,
  { source, isDryRun }: { readonly source: string; readonly isDryRun: boolean },
): Promise<MadeContract> {
  if (existsSync(contract)) {
    if (readText(contract) === text) return inPlace(contract);
    const name = basename(contract).replace(/\.[^.]*$/, '');
    throw new UsageError(
      `${contract} exists, and differs from ${source}; nothing was written. Move the file away to take the new one, or choose another id, such as ${name}-2=…`,
    );
  }
  if (isDryRun) {
    const folder = mkdtempSync(join(tmpdir(), 'login-emulator-contract-'));
    const copy = join(folder, basename(contract));
    await replaceFile(copy, text);
    return {
      contract: copy,
      shown: (line) => line.replaceAll(folder, dirname(contract)),
      remove: () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  try {
    await replaceFile(contract, text, 0o666);
  } catch (error) {
    throw new UsageError(`${contract} cannot be written: ${reasonOf(error)}`);
  }
  return inPlace(contract);
}

/** A contract that is a file of the user. */
export function inPlace(contract: string): MadeContract {
  return { contract, shown: (text) => text, remove: () => undefined };
}

/** Reads a file that the command line names. Throws a UsageError if it can't. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}`);
  }
}
