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

/** V8's compiled code of the bundle, kept from one run to the next. */
interface CodeCache {
  read(): Buffer | undefined;
  keep(makeCode: () => Buffer): void;
}

/** A digest of the bundle and of its code, in front of the code. */
type Seal = (code: Buffer) => Buffer;

const sealLength = 32;

/** Node's own switch, and coverage, which counts less in functions that were not compiled anew. */
const offBy = ['NODE_DISABLE_COMPILE_CACHE', 'NODE_V8_COVERAGE'];

/**
 * Makes the cache of a bundle's compiled code: one file for each Node, in the user's own cache folder. Whoever can write
 * it decides what runs, so it stands nowhere else. Where nothing can be kept, nothing is lost but time.
 */
export function createCodeCache(bundle: Buffer): CodeCache {
  const isOff = offBy.some((variable) => process.env[variable] !== undefined);
  const name = `${process.version}-${process.platform}-${process.arch}`;
  // V8 itself compares the bundle's length alone, and runs code that was damaged
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

/** In one step, so that nobody reads half of it. */
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

/** The path of `login-emulator` in the user's cache folder; throws where the user has none. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const configured = [XDG_CACHE_HOME, LOCALAPPDATA].find((path) => path !== undefined && isAbsolute(path));
  const folder = join(configured ?? join(homedir(), '.cache'), 'login-emulator');
  // an empty HOME would make it a folder of whatever project one stands in
  if (!isAbsolute(folder)) throw new Error(`${folder} is in no home`);
  return folder;
}

/** Makes it, and the cache folder around it, but not a home that is not there. */
function makeCacheFolder(folder: string): void {
  for (const path of [dirname(folder), folder]) {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch {
      // it is there, or the next step fails too
    }
  }
}

/** Throws unless a folder is one that nobody else can write in; a link to one is none. */
function expectOwnFolder(folder: string): void {
  const found = lstatSync(folder);
  if (!found.isDirectory() || !isOwn(found)) throw new Error(`${folder} is not the user's own`);
}

/** Whether nobody else can have written it; on Windows, a user's cache folder is closed to others anyway. */
export function isOwn({ uid, mode }: Pick<Stats, 'uid' | 'mode'>): boolean {
  const user = process.geteuid?.();
  return user === undefined || (uid === user && (mode & 0o022) === 0);
}
