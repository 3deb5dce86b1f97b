/** `npm run bench:declared`: measures declared providers, as docs/benchmarks.md describes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BenchError } from '../bench-error.ts';
import { lookAtMachine } from '../machine.ts';
import { positive } from '../options.ts';
import { writePage } from '../page.ts';
import { resultsOf } from '../results.ts';
import { measureLogins, measureStarts } from './measure.ts';
import { measurePublic } from './public.ts';
import { publicTable } from './public-table.ts';
import { declaredSystemsIn } from './systems.ts';
import { declaredTargets, loginTable, startTable } from './tables.ts';

const marks = {
  begin: '<!-- figures: npm run bench:declared -- --write -->',
  end: '<!-- end of declared -->',
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BenchError)) throw error;
  console.error(`bench: ${error.message}`);
  process.exitCode = 2;
}

async function run(args: readonly string[]): Promise<void> {
  const { rounds, contracts, write } = optionsOf(args);
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const machine = lookAtMachine();
  const progress = (line: string) => console.error(line);
  const systems = declaredSystemsIn(folder);
  const starts = resultsOf(await measureStarts(systems, rounds, progress));
  const loaded = systems.filter(({ id }) => id === 'misaka' || id === 'declared');
  const logins = resultsOf(await measureLogins(loaded, rounds, machine, progress));
  const command = ['npm run bench:declared', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
  const figures = [
    `\`${command}\`, ${new Date().toISOString().slice(0, 10)}, ${machine.description}. Medians, with the quartiles in brackets.`,
    startTable(systems, starts),
    loginTable(loaded, logins),
    ...(contracts ? [publicTable(await measurePublic(folder, rounds, progress))] : []),
    declaredTargets(starts, logins)
      .map((line) => `- ${line}`)
      .join('\n'),
  ].join('\n\n');
  console.log(figures);
  if (write) writePage(figures, marks);
}

function optionsOf(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string', default: '9' },
        contracts: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    });
    return { ...values, rounds: positive('rounds', values.rounds) };
  } catch (error) {
    if (error instanceof BenchError) throw error;
    throw new BenchError(error instanceof Error ? error.message : String(error));
  }
}
