import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expectOwnFolder, isOwn, makeFolder } from '../../files/own-folder.ts';
import { isRecord } from '../../json.ts';
import { version } from '../../version.ts';
import { createOrigins, type Origin, type Origins } from './origins.ts';
import { readReferenced, type SourceFile } from './source-files.ts';

/** The input of a contract's document, except the files to which it refers. */
export interface Request {
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
export interface Kept {
  readonly document: Readonly<Record<string, unknown>>;
  readonly files: readonly SourceFile[];
  readonly origins: Origins;
  readonly notes: readonly string[];
}

/** The content of a cached file, after the digest of it. */
interface Stored {
  /** The files in their order: the digest of each, and the path from the contract's folder. */
  readonly files: readonly { readonly path: string; readonly hash: string }[];
  readonly origins: readonly (readonly [string, Origin])[];
  readonly notes: readonly string[];
  readonly document: Readonly<Record<string, unknown>>;
}

const digestLength = 32;
/** The cache's limits; the contracts that were used longest ago are removed first. */
const mostFiles = 32;
const mostBytes = 128 * 1024 * 1024;

/** Returns the cached document of a contract if no file has changed; undefined if it isn't cached or is damaged. */
export function recall(request: Request): Kept | undefined {
  const { cache } = request;
  return cache === undefined ? undefined : tried(() => read(request, cache));
}

/** Caches the document of a contract. A failure costs only time. */
export function keep(request: Request, kept: Kept): void {
  const { cache } = request;
  if (cache !== undefined) tried(() => write(request, kept, cache));
}

function read(request: Request, cache: string): Kept | undefined {
  const folder = join(cache, 'contracts');
  expectOwnFolder(cache);
  expectOwnFolder(folder);
  const path = join(folder, nameOf(request));
  const content = ownContent(path);
  const json = content.subarray(digestLength);
  if (!digestOf(json).equals(content.subarray(0, digestLength))) return undefined;
  const stored: unknown = JSON.parse(json.toString('utf8'));
  if (!isStored(stored)) return undefined;
  const files = unchangedFiles(request, stored);
  if (files === undefined) return undefined;
  const now = new Date();
  utimesSync(path, now, now);
  const { document, notes } = stored;
  return { document, files, origins: createOrigins(stored.origins), notes };
}

function ownContent(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    if (!isOwn(fstatSync(file))) throw new Error(`${path} is not the user's own`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** The digest proves that this version wrote the content, in this form. */
function isStored(value: unknown): value is Stored {
  return isRecord(value);
}

/** Reads the files of a cached document; undefined if one has changed. */
function unchangedFiles(
  { contract, overlay, onRead }: Request,
  { files }: Stored,
): readonly SourceFile[] | undefined {
  const read = files.map(({ path }, index) => {
    if (index === 0) return contract;
    const absolute = resolve(dirname(contract.path), path);
    if (absolute === overlay?.path) return overlay;
    onRead(absolute);
    return readReferenced(path, absolute, contract);
  });
  return read.every(({ hash }, index) => hash === files[index]?.hash) ? read : undefined;
}

/** Writes the file atomically: no reader sees half of it. */
function write(request: Request, { document, files, origins, notes }: Kept, cache: string): void {
  const folder = join(cache, 'contracts');
  makeFolder(cache);
  makeFolder(folder);
  expectOwnFolder(cache);
  expectOwnFolder(folder);
  const from = dirname(request.contract.path);
  const stored: Stored = {
    files: files.map(({ path, hash }) => ({ path: relative(from, path), hash })),
    origins: origins.entries(),
    notes,
    document,
  };
  const json = Buffer.from(JSON.stringify(stored));
  if (json.length > mostBytes / 2) return;
  const name = nameOf(request);
  const unfinished = join(folder, `${name}.${process.pid}`);
  try {
    writeFileSync(unfinished, Buffer.concat([digestOf(json), json]), { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, join(folder, name));
  } finally {
    rmSync(unfinished, { force: true });
  }
  removeOldest(folder);
}

/** Returns the name of the cached file. Messages have the paths of the files, so the paths count, too. */
function nameOf({ contract, overlay, allowOutside, isInspected }: Request): string {
  const parts = [contract, overlay].map((file) => [file?.path, file?.name, file?.hash]);
  return createHash('sha256')
    .update(JSON.stringify([version, allowOutside, isInspected, parts]))
    .digest('hex');
}

function digestOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{64}(\.\d+)?$/.test(name))
    .map((name) => join(folder, name))
    .map((path) => ({ path, stats: lstatSync(path) }))
    .sort((one, other) => other.stats.mtimeMs - one.stats.mtimeMs);
  let bytes = 0;
  for (const [index, { path, stats }] of files.entries()) {
    bytes += stats.size;
    if (index >= mostFiles || bytes > mostBytes) rmSync(path, { force: true });
  }
}

function tried<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}
