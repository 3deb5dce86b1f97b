import { lstatSync, mkdirSync, type Stats } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** The path of `login-emulator` in the user's cache folder; throws where the user has none. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const named = [XDG_CACHE_HOME, LOCALAPPDATA].find((path) => path !== undefined && isAbsolute(path));
  const folder = join(named ?? join(homedir(), '.cache'), 'login-emulator');
  // an empty HOME would make it a folder of whatever project one stands in
  if (!isAbsolute(folder)) throw new Error(`${folder} is in no home`);
  return folder;
}

/** Makes it, and the cache folder around it, but not a home that is not there. */
export function makeCacheFolder(folder: string): void {
  for (const path of [dirname(folder), folder]) {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch {
      // it is there, or the next step fails too
    }
  }
}

/** Throws unless a folder is one that nobody else can write in; a link to one is none. */
export function expectOwnFolder(folder: string): void {
  const found = lstatSync(folder);
  if (!found.isDirectory() || !isOwn(found)) throw new Error(`${folder} is not the user's own`);
}

/** Whether nobody else can have written it; on Windows, a user's cache folder is closed to others anyway. */
export function isOwn({ uid, mode }: Pick<Stats, 'uid' | 'mode'>): boolean {
  const user = process.geteuid?.();
  return user === undefined || (uid === user && (mode & 0o022) === 0);
}
