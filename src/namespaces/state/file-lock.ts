import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '../../errors.ts';
import { isPlainJson, parseJson } from '../../json.ts';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A file that this process holds alone until it releases it. */
export interface FileLock {
  /** Whether the lock is still held: a process that was suspended for long may have lost it. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** The process that holds a file. */
export interface LockHolder extends ProcessIdentity {
  /** ISO. */
  readonly since: string;
  /** Distinguishes the locks that one process takes successively. */
  readonly token: string;
}

/** The intervals of holders and watchers. */
export interface LockTimes {
  /** The interval at which a holder touches its lock. */
  readonly beatMs: number;
  /** The time without a touch after which the lock of a holder on another host counts as stale. */
  readonly watchMs: number;
}

const defaultTimes: LockTimes = { beatMs: 1000, watchMs: 5000 };
const maxTries = 5;

/**
 * Takes a lock file, or returns its holder (undefined if the file names none). The lock of a process that has ended
 * is replaced at once. A holder on another host isn't visible from here: its lock is replaced once it is stale.
 */
export async function lockFile(
  path: string,
  times: LockTimes = defaultTimes,
): Promise<FileLock | { readonly holder: LockHolder | undefined }> {
  const holder: LockHolder = {
    ...ownIdentity(),
    since: new Date().toISOString(),
    token: randomBytes(8).toString('hex'),
  };
  const { beatMs, watchMs } = times;
  const text = `${JSON.stringify(holder)}\n`;
  for (let tries = 0; tries < maxTries; tries += 1) {
    if (await created(path, text)) return createLock(path, text, beatMs);
    const found = await textOf(path);
    if (found === undefined) continue;
    const holder = holderIn(found);
    const running = holder === undefined ? 'unknown' : isRunning(holder);
    if (running === true || (running === 'unknown' && (await isTouched(path, found, watchMs))))
      return { holder };
    await discard(path, found, times);
  }
  return { holder: holderIn((await textOf(path)) ?? '') };
}

function createLock(path: string, text: string, beatMs: number): FileLock {
  async function isHeld(): Promise<boolean> {
    const found = await textOf(path);
    if (found !== undefined) return found === text;
    // no other process has it: the file was deleted, perhaps with its folder
    await created(path, text).catch(() => false);
    return true;
  }

  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, beatMs).unref();
  return {
    isHeld,
    async release() {
      clearInterval(beat);
      if ((await textOf(path)) === text) await rm(path, { force: true });
    },
  };
}

/** Creates the lock if there is none. */
async function created(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether a lock is touched while it is watched. Watching avoids comparing the clocks of two hosts. */
async function isTouched(path: string, text: string, watchMs: number): Promise<boolean> {
  const before = await touchedAt(path);
  await pause(watchMs);
  return (await touchedAt(path)) !== before || (await textOf(path)) !== text;
}

async function touchedAt(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}

/**
 * Removes a stale lock. Only the process that holds a second lock, named by the stale text, removes it: a process that
 * read the stale text earlier cannot remove the lock that replaced it.
 */
async function discard(path: string, stale: string, times: LockTimes): Promise<void> {
  const name = createHash('sha256').update(stale).digest('hex').slice(0, 12);
  const guard = await lockFile(`${path}.${name}`, times);
  if (!('release' in guard)) return;
  if ((await textOf(path)) === stale) await rm(path, { force: true });
  await guard.release();
}

/** Returns the text of a file; undefined if it doesn't exist. */
export async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function holderIn(text: string): LockHolder | undefined {
  const value = parseJson(text);
  return isHolder(value) ? value : undefined;
}

function isHolder(value: unknown): value is LockHolder {
  return (
    isPlainJson(value) &&
    Number.isSafeInteger(value['pid']) &&
    Number(value['pid']) > 0 &&
    ['host', 'space', 'begun', 'since', 'token'].every((name) => typeof value[name] === 'string')
  );
}

/** A process, distinguished from earlier and later processes with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** The machine's boot and the process's PID namespace: a container has its own. Empty if unknown. */
  readonly space: string;
  /** When it began, in ticks since the boot. Empty if unknown. */
  readonly begun: string;
}

/** Returns this process's identity. */
export function ownIdentity(): ProcessIdentity {
  const { pid } = process;
  return { pid, host: hostname(), space: ownSpace(), begun: beginningOf(pid) ?? '' };
}

/** Whether another process still runs; `unknown` if it isn't visible from here. */
function isRunning(other: ProcessIdentity): boolean | 'unknown' {
  if (other.host !== hostname() || other.space !== ownSpace()) return 'unknown';
  if (!hasProcess(other.pid)) return false;
  const begun = beginningOf(other.pid);
  // only Linux can distinguish a process from a later one with the same number
  if (begun === undefined || other.begun === '') return 'unknown';
  return begun === other.begun;
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // another user's process cannot be signalled
    return codeOf(error) === 'EPERM';
  }
}

function ownSpace(): string {
  const boot = read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const space = read(() => readlinkSync('/proc/self/ns/pid'));
  return boot === undefined || space === undefined ? '' : `${boot} ${space}`;
}

/** Returns the 22nd field; the second, the command, is in parentheses and may contain anything. */
function beginningOf(pid: number): string | undefined {
  const stat = read(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function read(reading: () => string): string | undefined {
  try {
    return reading();
  } catch {
    return undefined;
  }
}
