import type { Coverage } from '../coverage/document.ts';
import { htmlOf } from '../coverage/html.ts';
import { junitOf } from '../coverage/junit.ts';
import { shortfallOf, tableOf } from '../coverage/summary.ts';
import { coverageIn } from './coverage-files.ts';
import { coverageAt } from './coverage-server.ts';
import { findEmulator } from './find-emulator.ts';
import { commandOptions, percent, readCommandOptions } from './command-options.ts';
import type { CliContext } from './context.ts';
import { UsageError } from './usage-error.ts';

/** The exit code where less was met than is wanted. */
const shortExitCode = 1;

const formats = {
  table: tableOf,
  json: (coverage: Coverage) => `${JSON.stringify(coverage, null, 2)}\n`,
  junit: junitOf,
  html: htmlOf,
} satisfies Record<string, (coverage: Coverage, failUnder: number | undefined) => string>;

type Format = keyof typeof formats;

/** `login-emulator coverage`: which outcomes a running emulator has been asked for, or several, by the files they left. */
export async function coverage(args: readonly string[], surroundings: CliContext): Promise<void> {
  const { variables, folder } = surroundings;
  const { url, format, failUnder, merge } = read(args);
  if (url !== undefined && merge !== undefined)
    throw new UsageError('--url and --merge are two ways to get at what was met; give one');
  const met =
    merge === undefined ? await coverageAt(findEmulator(url, variables)) : await coverageIn(merge, folder);
  process.stdout.write(formats[format](met, failUnder));
  const shortfall = shortfallOf(met, failUnder);
  if (shortfall === undefined) return;
  process.stderr.write(`login-emulator: ${shortfall}\n`);
  process.exitCode = shortExitCode;
}

function read(args: readonly string[]) {
  const { values, positionals } = readCommandOptions('coverage', commandOptions.coverage, args);
  if (positionals.length > 0) throw new UsageError(`coverage takes no ${positionals.join(' ')}`);
  const { url, merge, format = 'table' } = values;
  if (!isFormat(format))
    throw new UsageError(`--format is ${format}; expected one of ${Object.keys(formats).join(', ')}`);
  return { url, merge, format, failUnder: percent(values['fail-under']) };
}

function isFormat(word: string): word is Format {
  return Object.hasOwn(formats, word);
}
