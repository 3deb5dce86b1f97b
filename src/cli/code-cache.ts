import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  lstatSync,
  mkdirSync,
  type Stats,
} from 'node:fs';
import { join, dirname, isAbsolute } from 'node:path';
import { homedir } from 'node:os';

/** A cache of V8's compiled code of the bundle between runs. */
interface CodeCache {
  read(): Buffer | undefined;
  keep(makeCode: () => Buffer): void;
}

/** Computes the digest of the bundle and its code, which precedes the code in the file. */
type Seal = (code: Buffer) => Buffer;

const sealLength = 32;

/** Variables that turn the cache off: Node's own, and that of coverage, which misses functions in cached code. */
const offBy = ['NODE_DISABLE_COMPILE_CACHE', 'NODE_V8_COVERAGE'];

/**
 * Creates the cache of a bundle's compiled code: one file for each Node version, in the user's own cache folder. A user
 * who can write the file controls the code that runs, so no shared folder will do. A failure costs only time.
 */
export function createCodeCache(bundle: Buffer): CodeCache {
  const isOff = offBy.some((variable) => process.env[variable] !== undefined);
  const name = `${process.version}-${process.platform}-${process.arch}`;
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
  makeCacheFolder(folder);
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

/** Returns the path of `login-emulator` in the user's cache folder; throws if the user has none. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const configured = [XDG_CACHE_HOME, LOCALAPPDATA].find((path) => path !== undefined && isAbsolute(path));
  const folder = join(configured ?? join(homedir(), '.cache'), 'login-emulator');
  // an empty HOME would put it into the working folder
  if (!isAbsolute(folder)) throw new Error(`${folder} isn't in a home folder`);
  return folder;
}

/** Creates the folder and its parent, but not a missing home folder. */
function makeCacheFolder(folder: string): void {
  for (const path of [dirname(folder), folder]) {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch {
      // the folder exists, or the next step fails, too
    }
  }
}

/** Throws unless only the user can write in a folder; a link to a folder is rejected. */
function expectOwnFolder(folder: string): void {
  const found = lstatSync(folder);
  if (!found.isDirectory() || !isOwn(found)) throw new Error(`${folder} is not the user's own`);
}

/** Whether only this user can have written it; on Windows, other users have no access to the cache folder anyway. */
export function isOwn({ uid, mode }: Pick<Stats, 'uid' | 'mode'>): boolean {
  const user = process.geteuid?.();
  return user === undefined || (uid === user && (mode & 0o022) === 0);
}
