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
import { join } from 'node:path';
import { expectOwnFolder, isOwn, makeFolder } from '../../files/own-folder.ts';
import { version } from '../../version.ts';

const digestLength = 32;
/** The cache's limits; the values that were used longest ago are removed first. */
const mostFiles = 32;
const mostBytes = 128 * 1024 * 1024;

/** Returns the name of a cached value: a digest of everything on which it depends, and of this version. */
export function cachedName(parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([version, ...parts]))
    .digest('hex');
}

/** Returns a cached value; undefined if there is none, or it is damaged. */
export function readCached(cache: string, name: string): unknown {
  return tried(() => read(cache, name));
}

/** Caches a value, which must be JSON. A failure costs only time. */
export function writeCached(cache: string, name: string, value: unknown): void {
  tried(() => write(cache, name, value));
}

function read(cache: string, name: string): unknown {
  const folder = join(cache, 'contracts');
  expectOwnFolder(cache);
  expectOwnFolder(folder);
  const path = join(folder, name);
  const content = ownContent(path);
  const json = content.subarray(digestLength);
  if (!digestOf(json).equals(content.subarray(0, digestLength))) return undefined;
  const now = new Date();
  utimesSync(path, now, now);
  return JSON.parse(json.toString('utf8'));
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

/** Writes the file atomically: no reader sees half of it. */
function write(cache: string, name: string, value: unknown): void {
  const folder = join(cache, 'contracts');
  makeFolder(cache);
  makeFolder(folder);
  expectOwnFolder(cache);
  expectOwnFolder(folder);
  const json = Buffer.from(JSON.stringify(value));
  if (json.length > mostBytes / 2) return;
  const unfinished = join(folder, `${name}.${process.pid}`);
  try {
    writeFileSync(unfinished, Buffer.concat([digestOf(json), json]), { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, join(folder, name));
  } finally {
    rmSync(unfinished, { force: true });
  }
  removeOldest(folder);
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
