import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { UsageError } from '../../errors.ts';

/** A file of a declared provider in its package. */
export interface ContractFile {
  /** Its path in the package, with slashes. */
  readonly path: string;
  readonly content: string;
  /** The path that it was read from; omitted for the sample. */
  readonly file?: string;
}

/** Returns a contract to start from, with its overlay and its accounts; the contract is first. */
export async function sampleFiles(id: string): Promise<readonly ContractFile[]> {
  const { sampleProvider } = await import('../../generated/sample-provider.ts');
  const title = id
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
  const named = (text: string) => text.replaceAll('acme', id).replaceAll('Acme', title);
  const files = Object.entries(sampleProvider).map(([path, content]) => ({
    path: named(path),
    content: named(content),
  }));
  return contractFirst(files, `${id}.yaml`);
}

/** Reads a contract and the files that were read with it: overlay, fixtures, those of `$ref`; the contract is first. */
export function filesBelow(contract: string, read: readonly string[]): readonly ContractFile[] {
  const top = dirname(resolve(contract));
  const existing = [...new Set(read.map((file) => resolve(file)))].filter((file) => existsSync(file));
  return contractFirst(
    existing.map((file) => fileIn(top, file)),
    relative(top, resolve(contract)),
  );
}

function fileIn(top: string, file: string): ContractFile {
  const path = relative(top, file).replaceAll('\\', '/');
  if (path.startsWith('../') || isAbsolute(path))
    throw new UsageError(`${file} isn't below ${top}, the folder of the contract; move it there first`);
  return { path, content: readFileSync(file, 'utf8'), file };
}

function contractFirst(files: readonly ContractFile[], contract: string): readonly ContractFile[] {
  return [...files.filter(({ path }) => path === contract), ...files.filter(({ path }) => path !== contract)];
}
