import { readdirSync, readFileSync } from 'node:fs';

/** Returns the CPU time of all threads of a process, in seconds. */
export function cpuSecondsOf(pid: number, ticksPerSecond: number): number {
  // the name in brackets may contain blanks; the third field follows it
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?!.*\) )/s);
  const [userTicks, systemTicks] = fields.split(' ').slice(11, 13).map(Number);
  return (given(userTicks, pid) + given(systemTicks, pid)) / ticksPerSecond;
}

/** Returns the CPU time of the live threads in milliseconds, more precisely: a start takes only a few of the kernel's ticks. */
export function startCpuMsOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, one) => sum + given(one, pid), 0) / 1e6;
}

/** Returns the resident memory of a process. */
export function residentMegabytesOf(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (given(Number(kibibytes), pid) * 1024) / 1e6;
}

function given(value: number | undefined, pid: number): number {
  if (value === undefined || Number.isNaN(value)) throw new Error(`a figure is missing in /proc/${pid}`);
  return value;
}
