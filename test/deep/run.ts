/** `npm run deep` performs the long runs; `--only` performs one of them. CONTRIBUTING.md describes them. */
import { existsSync } from 'node:fs';
import { DeepError } from './deep-error.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { kills } from './kills/kills.ts';
import type { LongRun } from './long-run.ts';
import { readOptions, type Options } from './options.ts';
import { perform, type Performed } from './perform.ts';
import { soak } from './soak/soak.ts';
import { machineText, writeSoak } from './soak/page.ts';

const runs: readonly LongRun[] = [soak, fuzz, kills];

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof DeepError)) throw error;
  console.error(`deep: ${error.message}`);
  process.exitCode = 2;
}

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(
    args,
    runs.map(({ name }) => name),
    Math.floor(Math.random() * 1e6),
  );
  if (!existsSync(options.cli)) throw new DeepError(`${options.cli} doesn't exist: run npm run build`);
  const machine = machineText();
  const chosen = runs.filter(({ name }) => options.only.includes(name));
  const performed = options.parallel ? await allAtOnce(chosen, options) : await inTurn(chosen, options);
  for (const { run, progress } of performed) {
    for (const note of progress.notes) console.log(`${run.name}: ${note}`);
    console.log(`${run.name}: ${run.summary(progress.counts, progress.secondsDone)}`);
  }
  if (options.write) writeSoak(performed, machine, new Date().toISOString().slice(0, 10));
  conclude(performed);
}

function allAtOnce(chosen: readonly LongRun[], options: Options): Promise<Performed[]> {
  return Promise.all(chosen.map((run) => perform(run, options, interrupted.signal)));
}

async function inTurn(chosen: readonly LongRun[], options: Options): Promise<Performed[]> {
  const performed: Performed[] = [];
  for (const run of chosen) {
    if (!interrupted.signal.aborted) performed.push(await perform(run, options, interrupted.signal));
  }
  return performed;
}

function conclude(performed: readonly Performed[]): void {
  const failed = performed.filter(({ progress }) => progress.failures.length > 0);
  const text = ({ run, progress }: Performed) =>
    `${run.name} (seed ${progress.seed}: ${progress.failures.map(({ kind, times }) => `${kind} × ${times}`).join('; ')})`;
  if (failed.length > 0) {
    console.log(`deep: FAILED: ${failed.map(text).join(', ')}`);
    process.exitCode = 1;
  } else if (interrupted.signal.aborted) {
    console.log('deep: interrupted; repeat the command with --resume to continue');
    process.exitCode = 130;
  } else {
    const held = performed.map(
      ({ run, progress }) => `${run.name} ${Math.round(progress.secondsDone)} s (seed ${progress.seed})`,
    );
    console.log(`deep: passed: ${held.join(', ')}`);
  }
}
