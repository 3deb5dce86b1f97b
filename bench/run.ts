/** `npm run bench`: the emulator and its peers side by side. What is measured and how: docs/benchmarks.md. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchError } from './bench-error.ts';
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
  const cacheHome = mkdtempSync(join(tmpdir(), 'login-emulator-bench-'));
  process.once('exit', () => rmSync(cacheHome, { recursive: true, force: true }));
  const systems = systemsWith(cacheHome);
  const ids = systems.map(({ id }) => id);
  const options = readOptions(args, ids);
  const machine = lookAtMachine();
  const today = new Date().toISOString().slice(0, 10);
  const chosen = systems.filter(({ id }) => options.only?.includes(id) ?? true);

  const progress = (line: string) => console.error(line);

  await checkSystems(chosen);
  const results = resultsOf(await measure(chosen, options, machine, progress));
  if (options.install) keepInstalled({ date: today, sizes: await installSizes(systems, progress) });
  const installed = readInstalled(ids);

  const figures = [
    `\`${['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ')}\`, ${today}, ${machine.description}, ${
      machine.cores === undefined ? 'nothing pinned' : 'server and load on a core each'
    }. Medians, with the quartiles in brackets.`,
    tables(chosen, results, installed),
    ...(options.install || installed === undefined
      ? []
      : [`Installed sizes are not of this run but of ${installed.date}.`]),
    targetLines(results, installed?.sizes.emulator)
      .map((line) => `- ${line}`)
      .join('\n'),
  ].join('\n\n');
  console.log(figures);
  if (options.write) writePage(figures);
}
