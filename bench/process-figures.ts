import { readdirSync, readFileSync } from 'node:fs';

/** The processor time a process has used in all its threads. */
export function cpuSecondsOf(pid: number, ticksPerSecond: number): number {
  // the name in brackets may hold blanks; what follows starts with the third field
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?!.*\) )/s);
  const [userTicks, systemTicks] = fields.split(' ').slice(11, 13).map(Number);
  return (given(userTicks, pid) + given(systemTicks, pid)) / ticksPerSecond;
}

/** The same in nanoseconds, of the threads that are there: a start is shorter than a few of the kernel's ticks. */
export function startCpuMsOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, one) => sum + given(one, pid), 0) / 1e6;
}

/** The memory of a process that is resident. */
export function residentMegabytesOf(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (given(Number(kibibytes), pid) * 1024) / 1e6;
}

function given(value: number | undefined, pid: number): number {
  if (value === undefined || Number.isNaN(value)) throw new Error(`/proc/${pid} lacks a figure`);
  return value;
}
