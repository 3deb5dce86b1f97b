import { lstatSync, mkdirSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

/** Creates the folder and its parent, but not a missing home folder. */
export function makeFolder(folder: string): void {
  for (const path of [dirname(folder), folder]) {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch {
      // the folder exists, or the next step fails, too
    }
  }
}

/** Throws unless only the user can write in a folder; a link to a folder is rejected. */
export function expectOwnFolder(folder: string): void {
  const found = lstatSync(folder);
  if (!found.isDirectory() || !isOwn(found)) throw new Error(`${folder} is not the user's own`);
}

/** Whether only this user can have written it; on Windows, other users have no access to the cache folder anyway. */
export function isOwn({ uid, mode }: Pick<Stats, 'uid' | 'mode'>): boolean {
  const user = process.geteuid?.();
  return user === undefined || (uid === user && (mode & 0o022) === 0);
}
