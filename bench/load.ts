import { execFileSync } from 'node:child_process';
import { isNode } from '../tools/codegen/document.ts';
import { startChild } from './child.ts';
import type { Machine } from './machine.ts';
import { cpuSecondsOf, residentMegabytesOf } from './process-figures.ts';
import type { Started } from './start.ts';

const connections = 10;

/** Seconds that aren't counted, because a system compiles its code in them. */
const warmUpSeconds = 2;

/** Loads a running system, on its own core if the machine has two. */
export async function load(started: Started, seconds: number, machine: Machine) {
  await warmUp(started, machine);
  return {
    ...(await pushed(started, seconds, machine)),
    loadedMegabytes: residentMegabytesOf(started.child.pid),
  };
}

/** Pins a system to its core, and lets it compile its code. */
export async function warmUp({ child, url, body }: Started, machine: Machine): Promise<void> {
  if (machine.cores !== undefined) {
    // not earlier: a start may use all cores, as it does for users
    const pin = ['--all-tasks', '--cpu-list', '--pid', String(machine.cores.server), String(child.pid)];
    execFileSync('taskset', pin, { stdio: 'ignore' });
  }
  await wrk({ url, body }, warmUpSeconds, machine);
}

/** Measures a warm system under full load. */
export async function pushed({ child, url, body }: Started, seconds: number, machine: Machine) {
  const before = cpuSecondsOf(child.pid, machine.ticksPerSecond);
  const { requests, microseconds, p99Microseconds } = await wrk({ url, body }, seconds, machine);
  const cpuSeconds = cpuSecondsOf(child.pid, machine.ticksPerSecond) - before;
  return {
    requestsPerSecond: requests / (microseconds / 1e6),
    cpuMicroseconds: (cpuSeconds * 1e6) / requests,
    p99Ms: p99Microseconds / 1000,
  };
}

async function wrk({ url, body }: Pick<Started, 'url' | 'body'>, seconds: number, { cores }: Machine) {
  const asked = ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`];
  const line = [...asked, '--script', 'bench/login.lua', url, '--', body];
  const child =
    cores === undefined
      ? startChild('wrk', line, 'pipe')
      : startChild('taskset', ['--cpu-list', String(cores.load), 'wrk', ...line], 'pipe');
  const code = await child.exited;
  const said = child.said();
  if (code !== 0) throw new Error(`wrk ended with ${code}: ${said}`);
  return readSummary(said, url);
}

/** Reads the last line of the script's output; throws if a response is missing or is an error. */
function readSummary(said: string, url: string) {
  const summary: unknown = JSON.parse(said.trim().split('\n').at(-1) ?? '');
  const figure = (name: string): number => {
    const value = isNode(summary) ? summary[name] : undefined;
    if (typeof value !== 'number') throw new Error(`wrk reported no ${name}: ${said}`);
    return value;
  };
  if (figure('errors') > 0 || figure('requests') === 0 || said.includes('Non-2xx'))
    throw new Error(`${url} did not answer every login with 200: ${said}`);
  return {
    requests: figure('requests'),
    microseconds: figure('microseconds'),
    p99Microseconds: figure('p99Microseconds'),
  };
}
