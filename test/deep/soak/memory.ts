import type { EmulatorProcess } from '../emulator-process.ts';
import type { RunContext } from '../long-run.ts';
import { flatnessOf, tolerances, warmUpOf, type Flatness, type MemorySample } from './flatness.ts';

/** Watches an emulator's memory while it is under load. */
export interface MemoryWatch {
  /** Stops watching, reports the memory, and reports a failure if it isn't flat. */
  judge(context: RunContext): Promise<void>;
}

const mostSamples = 600;

/** Starts to sample the memory every two seconds, or less often in a long run. */
export function watchMemory(emulator: EmulatorProcess, seconds: number): MemoryWatch {
  const samples: MemorySample[] = [];
  const startedAt = performance.now();
  const second = () => (performance.now() - startedAt) / 1000;
  let isSampling = false;
  async function sample(): Promise<void> {
    if (isSampling || emulator.ended() !== undefined) return;
    isSampling = true;
    const memory = await emulator.memory().catch(() => undefined);
    if (memory !== undefined) samples.push({ second: second(), ...memory });
    isSampling = false;
  }
  const timer = setInterval(() => void sample(), 1000 * Math.max(2, seconds / mostSamples));
  return {
    async judge(context) {
      clearInterval(timer);
      await sample();
      const lasted = second();
      for (const series of ['live', 'resident'] as const) {
        const flatness = flatnessOf(samples, series, lasted);
        if (flatness === undefined) {
          context.note(`${titles[series]}: too few samples to judge`);
          continue;
        }
        const line = lineOf(series, flatness, lasted);
        context.note(line);
        if (!flatness.isFlat) context.fail(`${titles[series]} is not flat`, context.firstAction, line);
      }
    },
  };
}

const titles = { live: 'memory in use', resident: 'resident memory' } as const;

function lineOf(series: keyof typeof tolerances, flatness: Flatness, seconds: number): string {
  const { first, last, slope, growth, allowed } = flatness;
  const [from, to, grown, most] = [first, last, growth, allowed].map((value) => value.toFixed(1));
  const after = Math.round(warmUpOf(seconds));
  return `${titles[series]} ${from} MB after ${after} s, ${to} MB at the end; slope ${slope.toFixed(2)} MB a minute, ${grown} MB in all of ${most} MB allowed`;
}
