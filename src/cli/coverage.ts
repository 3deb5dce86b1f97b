import { type Coverage, merged } from '../coverage/document.ts';
import { htmlOf } from '../coverage/html.ts';
import { junitOf } from '../coverage/junit.ts';
import { shortfallOf, tableOf } from '../coverage/summary.ts';
import { coverageAt, findEmulator } from './find-emulator.ts';
import { commandOptions, percent, say, type CliContext } from './command-options.ts';
import { readCommandOptions } from './parse-options.ts';
import { codeOf, UsageError } from '../errors.ts';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readCoverage } from '../coverage/read.ts';

/** The exit code when the coverage is below `--fail-under`. */
const shortExitCode = 1;

const formats = {
  table: tableOf,
  json: (coverage: Coverage) => `${JSON.stringify(coverage, null, 2)}\n`,
  junit: junitOf,
  html: htmlOf,
} satisfies Record<string, (coverage: Coverage, failUnder: number | undefined) => string>;

type Format = keyof typeof formats;

/** `login-emulator coverage`: prints which outcomes a running emulator, or the reports of several, reached. */
export async function coverage(args: readonly string[], context: CliContext): Promise<void> {
  const { variables, folder } = context;
  const { url, format, failUnder, merge } = read(args);
  if (url !== undefined && merge !== undefined)
    throw new UsageError('--url and --merge exclude each other; set one');
  const measured =
    merge === undefined ? await coverageAt(findEmulator(url, variables)) : await coverageIn(merge, folder);
  process.stdout.write(formats[format](measured, failUnder));
  const shortfall = shortfallOf(measured, failUnder);
  if (shortfall === undefined) return;
  say(shortfall);
  process.exitCode = shortExitCode;
}

function read(args: readonly string[]) {
  const { values, positionals } = readCommandOptions('coverage', commandOptions.coverage, args);
  if (positionals.length > 0)
    throw new UsageError(`coverage takes no arguments, but got ${positionals.join(' ')}`);
  const { url, merge, format = 'table' } = values;
  if (!isFormat(format))
    throw new UsageError(`--format is ${format}; expected one of ${Object.keys(formats).join(', ')}`);
  return { url, merge, format, failUnder: percent(values['fail-under']) };
}

function isFormat(word: string): word is Format {
  return Object.hasOwn(formats, word);
}

/** Adds up the coverage documents of a folder: its `.json` files, as `--format json` prints them. */
export async function coverageIn(folder: string, workingFolder: string): Promise<Coverage> {
  const names = await namesIn(resolve(workingFolder, folder), folder);
  if (names.length === 0) {
    throw new UsageError(
      `${folder} has no .json file; write one for each emulator with: npx login-emulator coverage --format json > ${join(folder, 'one.json')}`,
    );
  }
  const read = await Promise.all(
    names.map(async (name) => {
      const document = readCoverage(await readFile(resolve(workingFolder, folder, name), 'utf8'));
      return 'wrong' in document ? { problem: `${join(folder, name)} ${document.wrong}` } : { document };
    }),
  );
  const problems = read.flatMap((one) => ('problem' in one ? [one.problem] : []));
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return merged(read.flatMap((one) => ('document' in one ? [one.document] : [])));
}

async function namesIn(path: string, folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(path);
    return names.filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    throw new UsageError(
      `the folder ${folder} cannot be read (${codeOf(error)}); --merge names a folder of coverage documents`,
    );
  }
}
