import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expectOwnFolder, isOwn, makeFolder } from '../files/own-folder.ts';
import { cacheFolder } from './cache-folder.ts';

/** A cache of V8's compiled code of a bundle between runs. */
interface CodeCache {
  read(): Buffer | undefined;
  keep(makeCode: () => Buffer): void;
}

/** Computes the digest of the bundle and its code, which precedes the code in the file. */
type Seal = (code: Buffer) => Buffer;

const sealLength = 32;

/** Variables that turn the cache of code off: Node's own, and that of coverage, which misses functions in cached code. */
const offBy = ['NODE_DISABLE_COMPILE_CACHE', 'NODE_V8_COVERAGE'];

/**
 * Creates the cache of the compiled code of a bundle, by its path and content: one file for each Node version, in the
 * user's own cache folder. A user who can write the file controls the code that runs, so no shared folder will do. A
 * failure costs only time.
 */
export function createCodeCache(path: string, bundle: Buffer): CodeCache {
  const isOff = offBy.some((variable) => process.env[variable] !== undefined);
  const name = `${process.version}-${process.platform}-${process.arch}-${basename(path, '.cjs')}`;
  // V8 itself compares only the bundle's length, and runs damaged code
  const seal: Seal = (code) => createHash('sha256').update(bundle).update(code).digest();
  return {
    read: () => (isOff ? undefined : tried(() => read(cacheFolder(), name, seal))),
    keep(makeCode) {
      if (!isOff) tried(() => write(cacheFolder(), name, makeCode, seal));
    },
  };
}

function read(folder: string, name: string, seal: Seal): Buffer | undefined {
  expectOwnFolder(folder);
  const file = openSync(join(folder, name), 'r');
  try {
    if (!isOwn(fstatSync(file))) return undefined;
    const content = readFileSync(file);
    const code = content.subarray(sealLength);
    return seal(code).equals(content.subarray(0, sealLength)) ? code : undefined;
  } finally {
    closeSync(file);
  }
}

/** Writes the file atomically: no reader sees half of it. */
function write(folder: string, name: string, makeCode: () => Buffer, seal: Seal): void {
  makeFolder(folder);
  expectOwnFolder(folder);
  const code = makeCode();
  const unfinished = join(folder, `${name}.${process.pid}`);
  try {
    writeFileSync(unfinished, Buffer.concat([seal(code), code]), { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, join(folder, name));
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function tried<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}
