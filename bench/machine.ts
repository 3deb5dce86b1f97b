import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { BenchError } from './bench-error.ts';

/** The machine's properties that the benchmark needs. */
export interface Machine {
  readonly ticksPerSecond: number;
  /** One core for the server and one for the load; undefined with fewer than two cores or without `taskset`. */
  readonly cores: { readonly server: number; readonly load: number } | undefined;
  readonly description: string;
}

/** Reads the machine's properties; throws a `BenchError` if something is missing. */
export function lookAtMachine(): Machine {
  if (process.platform !== 'linux') throw new BenchError('the benchmark reads /proc: it needs Linux');
  if (!isInstalled('wrk', '--version')) throw new BenchError('wrk is missing: apt-get install wrk');
  const ticks = execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' });
  const cores = isInstalled('taskset', '--version') ? twoCores() : undefined;
  const model = cpus()[0]?.model.replaceAll(/\s+/g, ' ').trim() ?? 'unknown processor';
  return {
    ticksPerSecond: Number(ticks),
    cores,
    // the load average shows readers whether other work ran
    description: `Node ${process.version}, ${model}, ${cpus().length} cores, load average ${loadavg()[0]?.toFixed(1) ?? '?'} before the run`,
  };
}

function isInstalled(command: string, flag: string): boolean {
  return spawnSync(command, [flag], { stdio: 'ignore' }).error === undefined;
}

/** Returns the first two cores that this process may use. */
function twoCores(): Machine['cores'] {
  const list = /^Cpus_allowed_list:\s+(.*)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
  const allowed = list.split(',').flatMap((range) => {
    const [first = NaN, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  const [load, server] = allowed;
  return load === undefined || server === undefined ? undefined : { server, load };
}
