/** `npm run bench`: measures the emulator and its peers, as docs/benchmarks.md describes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchError } from './bench-error.ts';
import { burdensIn, measureBurdens } from './burdens.ts';
import { measureCalls } from './calls.ts';
import { burdenTable, callTable } from './control-plane-tables.ts';
import { installSizes } from './install.ts';
import { keepInstalled, readInstalled } from './installed.ts';
import { lookAtMachine } from './machine.ts';
import { readOptions } from './options.ts';
import { writePage } from './page.ts';
import { resultsOf } from './results.ts';
import { checkSystems, measure } from './rounds.ts';
import { systemsWith } from './systems.ts';
import { tables } from './tables.ts';
import { targetLines } from './targets.ts';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BenchError)) throw error;
  console.error(`bench: ${error.message}`);
  process.exitCode = 2;
}

async function run(args: readonly string[]): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'login-emulator-bench-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  const systems = systemsWith(temporary);
  const ids = systems.map(({ id }) => id);
  const options = readOptions(args, [...ids, 'control-plane', 'burdens']);
  const machine = lookAtMachine();
  const today = new Date().toISOString().slice(0, 10);
  const isWanted = (id: string) => options.only?.includes(id) ?? true;
  const chosen = systems.filter(({ id }) => isWanted(id));

  const progress = (line: string) => console.error(line);

  await checkSystems(chosen);
  const results = resultsOf(chosen.length === 0 ? [] : await measure(chosen, options, machine, progress));
  const calls = isWanted('control-plane') ? await measureCalls(temporary, progress) : undefined;
  const beside = join(temporary, 'burdens');
  const burdens = resultsOf(
    isWanted('burdens') ? await measureBurdens(beside, options.rounds, machine, progress) : [],
  );
  if (options.install) keepInstalled({ date: today, sizes: await installSizes(systems, progress) });
  const installed = readInstalled(ids);

  const figures = [
    `\`${['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ')}\`, ${today}, ${machine.description}, ${
      machine.cores === undefined ? 'no pinned cores' : 'server and load on one core each'
    }. Medians, with the quartiles in brackets.`,
    tables(chosen, results, installed),
    ...(calls === undefined ? [] : [callTable(calls)]),
    ...(isWanted('burdens') ? [burdenTable(burdensIn(beside), burdens)] : []),
    ...(options.install || installed === undefined
      ? []
      : [`The installed sizes are from ${installed.date}, not from this run.`]),
    targetLines({ results, size: installed?.sizes.emulator, calls, burdens })
      .map((line) => `- ${line}`)
      .join('\n'),
  ].join('\n\n');
  console.log(figures);
  if (options.write) writePage(figures);
}
