import { load } from './load.ts';
import { expectLogin } from './login.ts';
import type { Machine } from './machine.ts';
import { residentMegabytesOf, startCpuMsOf } from './process-figures.ts';
import { startToFirstLogin, type Started } from './start.ts';
import type { System, SystemId } from './systems.ts';

/** The figures of one system in one round. */
export interface Sample {
  readonly system: SystemId;
  readonly round: number;
  readonly figures: Partial<Readonly<Record<Measure, number>>>;
}

export type Measure =
  | 'startMs'
  | 'startCpuMs'
  | 'startedMegabytes'
  | 'requestsPerSecond'
  | 'cpuMicroseconds'
  | 'p99Ms'
  | 'loadedMegabytes';

/** Every third round has a load. A start is short and noisy and needs more rounds; a load is neither. */
const startsPerLoad = 3;

/**
 * Throws unless every system returns the documented response. As a side effect, the systems' files are in memory before
 * the first measurement, and the emulator caches its compiled code.
 */
export async function checkSystems(systems: readonly System[]): Promise<void> {
  for (const system of systems) await during(system, ({ url }) => expectLogin(url));
}

/** Measures all systems in each round, so that noise on the machine affects all of them. */
export async function measure(
  systems: readonly System[],
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
  machine: Machine,
  progress: (line: string) => void,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const underLoad = round % startsPerLoad === 0;
    const taking = rotated(systems, round).filter(({ slow }) => underLoad || !slow);
    for (const system of taking) {
      const figures = await during(system, async (started) => ({
        startMs: started.startMs,
        startCpuMs: startCpuMsOf(started.child.pid),
        startedMegabytes: residentMegabytesOf(started.child.pid),
        ...(underLoad && !system.startsOnly ? await load(started, seconds, machine) : {}),
      }));
      samples.push({ system: system.id, round, figures });
    }
    progress(`round ${round + 1} of ${rounds}${underLoad ? ', with load' : ''}`);
  }
  return samples;
}

/** Starts a system, uses it, and ends it. */
export async function during<T>(system: System, use: (started: Started) => Promise<T>): Promise<T> {
  const started = await startToFirstLogin(system);
  try {
    return await use(started);
  } finally {
    await started.child.end();
  }
}

/** Rotates a list, so that no system always follows the same other one. */
export function rotated<T>(list: readonly T[], by: number): readonly T[] {
  const cut = by % list.length;
  return [...list.slice(cut), ...list.slice(0, cut)];
}
