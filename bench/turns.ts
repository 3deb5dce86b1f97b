import { pushed } from './load.ts';
import type { Machine } from './machine.ts';
import { rotated, type Sample } from './rounds.ts';
import type { Started } from './start.ts';
import type { SystemId } from './systems.ts';

/** A running, warm system that is loaded in turns with others. */
interface Turn {
  readonly system: SystemId;
  readonly started: Started;
  /** Runs before each turn. */
  prepare(): Promise<void>;
}

/** Turns are short, so that other load on the machine slows all systems alike. */
const turnSeconds = 1;

/** Loads running systems in turns, round by round. Each is idle except during its turn. */
export async function inTurns(
  turns: readonly Turn[],
  rounds: number,
  machine: Machine,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const { system, started, prepare } of rotated(turns, round)) {
      await prepare();
      samples.push({ system, round, figures: await pushed(started, turnSeconds, machine) });
    }
  }
  return samples;
}
