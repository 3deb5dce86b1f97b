import { version } from '../admin/version.ts';
import { OptionError } from '../option-error.ts';
import { FileError } from '../fixtures/file-error.ts';
import { StoreError } from '../store/store.ts';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { settingsInEffect } from './effective.ts';
import { UsageError } from './usage-error.ts';

/** The exit code of a command that was not given what it needs. */
const usageExitCode = 2;

const commands = ['start', 'init', 'check', 'outcomes', 'coverage'];

/** Runs a command line to its end; gives whether it has served. */
export async function main(args: readonly string[]): Promise<boolean> {
  try {
    return args[0] === 'coverage' && !asksForHelp(args)
      ? await done(coverage(args.slice(1)))
      : await run(readCommandLine(args));
  } catch (error) {
    if (!isSaid(error)) throw error;
    process.stderr.write(`login-emulator: ${error.message}\n`);
    process.exitCode = usageExitCode;
    return false;
  }
}

async function run(line: CommandLine): Promise<boolean> {
  const { words, flags, help, version: wantsVersion, printConfig, json } = line;
  if (wantsVersion) return said(`${version}\n`);
  if (help) return said((await import('./help.ts')).help);
  const [command = 'start', ...rest] = words;
  if (!commands.includes(command)) {
    throw new UsageError(`there is no command ${command}; expected one of ${commands.join(', ')}`);
  }
  if (printConfig && command !== 'check') throw new UsageError('--print-config belongs to the command check');
  if (json && command !== 'outcomes')
    throw new UsageError(
      '--json belongs to the command outcomes; the lines of start are JSON with --log json',
    );
  if (command === 'init') return done((await import('./init.ts')).init(onlyFolder(rest)));
  if (command !== 'outcomes' && rest.length > 0)
    throw new UsageError(`${command} takes no ${rest.join(' ')}; login-emulator --help lists the options`);
  const effective = await settingsInEffect(flags, process.env, process.cwd());
  if (command === 'outcomes')
    return done((await import('./outcomes.ts')).outcomes(rest, effective.settings, json));
  if (command === 'check') {
    const { check, printConfig: print } = await import('./check.ts');
    return done(printConfig ? print(effective) : check(effective));
  }
  await (await import('./start.ts')).start(effective);
  return true;
}

/** Has options of its own, which are no settings of an emulator. */
async function coverage(args: readonly string[]): Promise<void> {
  const command = await import('./coverage.ts');
  return command.coverage(args, { variables: process.env, folder: process.cwd() });
}

function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

function said(text: string): false {
  process.stdout.write(text);
  return false;
}

async function done(work: Promise<void>): Promise<false> {
  await work;
  return false;
}

function onlyFolder(words: readonly string[]): string {
  const [folder = '.', ...rest] = words;
  if (rest.length > 0) throw new UsageError(`init takes one folder, not ${words.join(' ')}`);
  return folder;
}

/** Whether an error is a sentence for who started the emulator, and no mistake of ours. */
function isSaid(error: unknown): error is Error {
  return [UsageError, OptionError, FileError, StoreError].some((kind) => error instanceof kind);
}
