import { cpus, loadavg } from 'node:os';
import { writePage, type Marks } from '../../../bench/page.ts';
import type { Performed } from '../perform.ts';

const marks: Marks = {
  begin: '<!-- figures: npm run deep -- --only soak --write -->',
  end: '<!-- end of the soak -->',
};

/** Describes the machine and its current load. */
export function machineText(): string {
  const model = cpus()[0]?.model.replaceAll(/\s+/g, ' ').trim() ?? 'unknown processor';
  return `Node ${process.version}, ${model}, ${cpus().length} cores, load average ${loadavg()[0]?.toFixed(1) ?? '?'} before the run`;
}

/** Writes a soak's figures into the benchmarks page. */
export function writeSoak(performed: readonly Performed[], machine: string, date: string): void {
  for (const one of performed) if (one.run.name === 'soak') writePage(soakText(one, machine, date), marks);
}

/** Renders the figures and the result of a soak. */
export function soakText({ run, progress }: Performed, machine: string, date: string): string {
  const { seed, seconds, secondsDone, counts, notes, failures } = progress;
  const kinds = failures.map(({ kind, times }) => `${kind} (${times} times)`);
  const lines = [
    run.summary(counts, secondsDone),
    ...notes,
    kinds.length === 0 ? 'passed' : `failed: ${kinds.join('; ')}`,
  ];
  const command = `npm run deep -- --only soak --seconds ${seconds} --seed ${seed}`;
  return [`\`${command}\`, ${date}, ${machine}.`, lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}
