import { dirname, relative, resolve } from 'node:path';
import { isRecord } from '../../json.ts';
import { cachedName, writeCached, readCached } from './cache.ts';
import { createOrigins, type Origin, type Origins } from './origins.ts';
import { readReferenced, type SourceFile } from './source-files.ts';

/** The input of a contract's document, except the files to which it refers. */
export interface ContractRequest {
  readonly contract: SourceFile;
  readonly overlay: SourceFile | undefined;
  readonly allowOutside: boolean;
  /** Whether the document is inspected before it is cached. */
  readonly isInspected: boolean;
  /** The user's own cache folder; undefined turns the cache off. */
  readonly cache: string | undefined;
  /** Receives the path of each file to which the contract refers before it is read. */
  onRead(path: string): void;
}

/** A contract as one document, with its files, the origins of its nodes, and its warnings. */
export interface CachedContract {
  readonly document: Readonly<Record<string, unknown>>;
  readonly files: readonly SourceFile[];
  readonly origins: Origins;
  readonly notes: readonly string[];
}

/** The content of a cached file. */
interface Stored {
  /** The files in their order: the digest of each, and the path from the contract's folder. */
  readonly files: readonly { readonly path: string; readonly hash: string }[];
  readonly origins: readonly (readonly [string, Origin])[];
  readonly notes: readonly string[];
  readonly document: Readonly<Record<string, unknown>>;
}

/** Returns the cached document of a contract if no file has changed; undefined if it isn't cached or is damaged. */
export function readCachedContract(request: ContractRequest): CachedContract | undefined {
  const { cache } = request;
  const stored = cache === undefined ? undefined : readCached(cache, nameOf(request));
  if (!isStored(stored)) return undefined;
  const files = unchangedFiles(request, stored);
  if (files === undefined) return undefined;
  const { document, notes } = stored;
  return { document, files, origins: createOrigins(stored.origins), notes };
}

/** Caches the document of a contract. A failure costs only time. */
export function cacheContract(
  request: ContractRequest,
  { document, files, origins, notes }: CachedContract,
): void {
  const { cache } = request;
  if (cache === undefined) return;
  const from = dirname(request.contract.path);
  const stored: Stored = {
    files: files.map(({ path, hash }) => ({ path: relative(from, path), hash })),
    origins: origins.entries(),
    notes,
    document,
  };
  writeCached(cache, nameOf(request), stored);
}

/** The digest proves that this version wrote the content, in this form. */
function isStored(value: unknown): value is Stored {
  return isRecord(value);
}

/** Reads the files of a cached document; undefined if one has changed. */
function unchangedFiles(
  { contract, overlay, onRead }: ContractRequest,
  { files }: Stored,
): readonly SourceFile[] | undefined {
  const read: SourceFile[] = [];
  for (const [index, { path, hash }] of files.entries()) {
    const absolute = resolve(dirname(contract.path), path);
    const file = index === 0 ? contract : absolute === overlay?.path ? overlay : again(absolute, path);
    if (file?.hash !== hash) return undefined;
    read.push(file);
  }
  return read;

  function again(absolute: string, path: string): SourceFile | undefined {
    onRead(absolute);
    const file = readReferenced(path, absolute, contract);
    return typeof file === 'string' ? undefined : file;
  }
}

/** Returns the name of the cached file. Messages have the paths of the files, so the paths count, too. */
function nameOf({ contract, overlay, allowOutside, isInspected }: ContractRequest): string {
  return cachedName([
    allowOutside,
    isInspected,
    [contract, overlay].map((file) => [file?.path, file?.name, file?.hash]),
  ]);
}
