import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

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
export function isRunning(other: ProcessIdentity): boolean | 'unknown' {
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
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
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
