import { parseArgs } from 'node:util';
import type { Coverage } from '../coverage/document.ts';
import { shortfallOf } from '../coverage/groups.ts';
import { htmlOf } from '../coverage/html.ts';
import { junitOf } from '../coverage/junit.ts';
import { tableOf } from '../coverage/table.ts';
import { coverageIn } from './coverage-files.ts';
import { coverageAt } from './coverage-server.ts';
import { UsageError } from './usage-error.ts';

/** Where the command `coverage` runs. */
export interface CoverageSurroundings {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
}

/** The exit code where less was met than is wanted. */
const shortExitCode = 1;
const usualUrl = 'http://localhost:4010';

const formats = {
  table: tableOf,
  json: (coverage: Coverage) => `${JSON.stringify(coverage, null, 2)}\n`,
  junit: junitOf,
  html: htmlOf,
} satisfies Record<string, (coverage: Coverage, failUnder: number | undefined) => string>;

type Format = keyof typeof formats;

/** `login-emulator coverage`: which outcomes a running emulator has been asked for, or several, by the files they left. */
export async function coverage(args: readonly string[], surroundings: CoverageSurroundings): Promise<void> {
  const { variables, folder } = surroundings;
  const { url, format, failUnder, merge } = read(args);
  if (url !== undefined && merge !== undefined)
    throw new UsageError('--url and --merge are two ways to get at what was met; give one');
  const met =
    merge === undefined
      ? await coverageAt(
          url ?? variables['LOGIN_EMULATOR_URL'] ?? usualUrl,
          variables['LOGIN_EMULATOR_TOKEN'],
        )
      : await coverageIn(merge, folder);
  process.stdout.write(formats[format](met, failUnder));
  const shortfall = shortfallOf(met, failUnder);
  if (shortfall === undefined) return;
  process.stderr.write(`login-emulator: ${shortfall}\n`);
  process.exitCode = shortExitCode;
}

function read(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  if (positionals.length > 0) throw new UsageError(`coverage takes no ${positionals.join(' ')}`);
  const { url, merge, format = 'table' } = values;
  if (!isFormat(format))
    throw new UsageError(`--format is ${format}; expected one of ${Object.keys(formats).join(', ')}`);
  return { url, merge, format, failUnder: percent(values['fail-under']) };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { url: text, merge: text, format: text, 'fail-under': text };
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(
      `${sentence.replace(/\.$/, '')}; coverage takes --url, --format, --fail-under and --merge`,
    );
  }
}

function percent(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = value.trim() === '' ? NaN : Number(value);
  if (number >= 0 && number <= 100) return number;
  throw new UsageError(`--fail-under is ${value}; expected a percentage from 0 to 100`);
}

function isFormat(word: string): word is Format {
  return Object.hasOwn(formats, word);
}
