import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '../../errors.ts';
import { isPlainJson, parseJson } from '../../json.ts';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A file that this process holds alone until it lets go. */
export interface FileLock {
  /** Whether it is still held: one that was out of sight for long may have lost it. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** Who holds a file. */
export interface LockHolder extends ProcessIdentity {
  /** ISO. */
  readonly since: string;
  /** Tells one hold from the next of the same process. */
  readonly token: string;
}

/** How long holders and those who watch them take. */
export interface LockTimes {
  /** A holder touches its lock so often. */
  readonly beatMs: number;
  /** A holder that cannot be seen is gone when it has not touched its lock for so long. */
  readonly watchMs: number;
}

const defaultTimes: LockTimes = { beatMs: 1000, watchMs: 5000 };
const maxTries = 5;

/**
 * Takes a lock file, or says who holds it; undefined where its content does not tell. The lock of a process that has
 * ended is taken over at once; of one that cannot be seen from here, such as on another host, once it is left untouched.
 */
export async function lockFile(
  path: string,
  { beatMs, watchMs }: LockTimes = defaultTimes,
): Promise<FileLock | { readonly holder: LockHolder | undefined }> {
  const holder: LockHolder = {
    ...ownIdentity(),
    since: new Date().toISOString(),
    token: randomBytes(8).toString('hex'),
  };
  const text = `${JSON.stringify(holder)}\n`;
  for (let tries = 0; tries < maxTries; tries += 1) {
    if (await created(path, text)) return createLock(path, text, beatMs);
    const found = await textOf(path);
    if (found === undefined) continue;
    const holder = holderIn(found);
    const running = holder === undefined ? 'unknown' : isRunning(holder);
    if (running === true || (running === 'unknown' && (await isTouched(path, found, watchMs))))
      return { holder };
    await discard(path, found);
  }
  return { holder: holderIn((await textOf(path)) ?? '') };
}

function createLock(path: string, text: string, beatMs: number): FileLock {
  async function isHeld(): Promise<boolean> {
    const found = await textOf(path);
    if (found !== undefined) return found === text;
    // nobody else has it: somebody removed it, perhaps with its folder
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

/** Makes the lock where there is none. */
async function created(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether a lock changes while it is watched: no clock is compared with another's. */
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

/** Removes a stale lock. Another process may have done so first, and hold it by now: what was moved is then put back. */
async function discard(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await textOf(aside);
  if (moved !== undefined && moved !== stale) await created(path, moved);
  await rm(aside, { force: true });
}

/** The text of a file; undefined where there is none. */
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

/** A process, told from every other that had or will have its number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** The boot of the machine, and the space in which its processes are numbered: a container has its own. Empty where unknown. */
  readonly space: string;
  /** When it began, in ticks since the boot. Empty where unknown. */
  readonly begun: string;
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  const { pid } = process;
  return { pid, host: hostname(), space: ownSpace(), begun: beginningOf(pid) ?? '' };
}

/** Whether another process of a lock still runs; `unknown` where it cannot be seen from here. */
function isRunning(other: ProcessIdentity): boolean | 'unknown' {
  if (other.host !== hostname() || other.space !== ownSpace()) return 'unknown';
  if (!hasProcess(other.pid)) return false;
  const begun = beginningOf(other.pid);
  // only Linux tells one process from the next that got its number
  if (begun === undefined || other.begun === '') return 'unknown';
  return begun === other.begun;
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // one of another user's cannot be signalled
    return codeOf(error) === 'EPERM';
  }
}

function ownSpace(): string {
  const boot = read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const space = read(() => readlinkSync('/proc/self/ns/pid'));
  return boot === undefined || space === undefined ? '' : `${boot} ${space}`;
}

/** The 22nd field; the second, its command, is in brackets and may hold anything. */
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
