import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FileError } from '../../errors.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { lockFile, textOf, type FileLock, type LockHolder, type LockTimes } from './file-lock.ts';

/** A file that no other process reads or writes until it is closed. */
export interface ExclusiveFile {
  /** Returns its text; undefined if the file doesn't exist yet. */
  read(): Promise<string | undefined>;
  /** Replaces its text. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Locks a file for this process. Throws a FileError that names the holder, or says why it cannot be written. */
export async function openExclusive(path: string, times?: LockTimes): Promise<ExclusiveFile> {
  await checkFolder(path);
  const target = await targetOf(path);
  const lock = await lockOf(path, target, times);
  try {
    await removeLeftovers(target);
  } catch (error) {
    await lock.release();
    throw unkeepable(path, messageOf(error));
  }
  return {
    read: () =>
      textOf(path).catch((error: unknown) => {
        throw unusable(path, messageOf(error));
      }),
    async write(text) {
      if (!(await lock.isHeld())) throw unkeepable(path, takenOver);
      await writeWhole(path, text);
    },
    close: lock.release,
  };
}

const takenOver = 'another process has locked it; stop one of the two processes';

async function checkFolder(path: string): Promise<void> {
  const folder = dirname(path);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw unkeepable(path, `the folder ${folder} doesn't exist; create it first`);
}

/** Resolves links to the real path; for a file that doesn't exist yet, the real path of its folder. */
async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return join(await realpath(dirname(path)), basename(path));
  }
}

async function lockOf(path: string, target: string, times: LockTimes | undefined): Promise<FileLock> {
  const lock = `${target}.lock`;
  const found = await lockFile(lock, times).catch((error: unknown) => {
    throw unkeepable(path, messageOf(error));
  });
  if ('release' in found) return found;
  throw new FileError([
    `the state file ${path} is in use ${by(found.holder)}. Stop that process, or use another file here; if no process uses it, delete ${lock}`,
  ]);
}

function by(holder: LockHolder | undefined): string {
  if (holder === undefined) return 'by another process';
  const { pid, host, since } = holder;
  return `by process ${pid}${pid === process.pid ? ' (this one)' : ''} on ${host}, since ${since}`;
}

/** Removes temporary files of processes killed while writing. No other process is writing: this one has the lock. */
async function removeLeftovers(target: string): Promise<void> {
  const folder = dirname(target);
  const start = `${basename(target)}.`;
  const leftovers = (await readdir(folder)).filter(
    (name) => name.startsWith(start) && leftover.test(name.slice(start.length)),
  );
  await Promise.all(leftovers.map((name) => rm(join(folder, name), { force: true })));
}

const leftover = /^([0-9a-f]{12}\.tmp|lock\.[0-9a-f]{12})$/;

/** Replaces a file atomically: a reader sees the old or the new text in full. It contains secrets. */
async function writeWhole(path: string, text: string): Promise<void> {
  const target = await targetOf(path).catch(() => path);
  try {
    await replaceFile(target, text);
  } catch (error) {
    throw unkeepable(path, messageOf(error));
  }
}

/** Creates the error of a state file that cannot be read at the start. */
export function unusable(path: string, problem: string): FileError {
  return new FileError([
    `the state file ${path} cannot be used: ${problem}. To start with an empty state, move it away`,
  ]);
}

function unkeepable(path: string, problem: string): FileError {
  return new FileError([`the state cannot be stored in ${path}: ${problem}`]);
}

/** Returns an error's message. A test runner's errors may not be instances of this Error. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : 'unknown';
}
