import { version } from '../admin/version.ts';
import { OptionError } from '../option-error.ts';
import { FileError } from '../fixtures/file-error.ts';
import { StoreError } from '../store/store.ts';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { settingsInEffect, type Effective } from './effective.ts';
import { ownOptions } from './own-options.ts';
import type { Surroundings } from './surroundings.ts';
import { UsageError } from './usage-error.ts';

/** The exit code of a command that was not given what it needs. */
const usageExitCode = 2;

/** Runs a command line to its end; gives whether it has served. */
export async function main(args: readonly string[]): Promise<boolean> {
  try {
    const [command = '', ...rest] = args;
    if (!isOwn(command)) return await run(readCommandLine(args));
    if (asksForHelp(rest)) return await showHelp();
    return await ownCommands[command](rest, { variables: process.env, folder: process.cwd() });
  } catch (error) {
    if (!isSaid(error)) throw error;
    process.stderr.write(`login-emulator: ${error.message}\n`);
    process.exitCode = usageExitCode;
    return false;
  }
}

/** The commands with options of their own: each reads its command line itself. */
const ownCommands = {
  coverage: async (args, surroundings) => done((await import('./coverage.ts')).coverage(args, surroundings)),
  code: async (args, surroundings) => done((await import('./code.ts')).code(args, surroundings)),
  token: async (args, surroundings) => done((await import('./namespace-token.ts')).token(args, surroundings)),
  exec: async (args, surroundings) => served((await import('./exec/exec.ts')).exec(args, surroundings)),
} satisfies Record<
  keyof typeof ownOptions,
  (args: readonly string[], surroundings: Surroundings) => Promise<boolean>
>;

/** A command line of settings, as a command takes it. */
interface Called {
  readonly line: CommandLine;
  /** The words behind the command. */
  readonly rest: readonly string[];
  effective(): Promise<Effective>;
}

/** The commands that go by the settings of an emulator. */
const commands: Readonly<Record<string, (called: Called) => Promise<boolean>>> = {
  async start({ rest, effective }) {
    expectNoWords('start', rest);
    return served((await import('./start.ts')).start(await effective()));
  },
  init: async ({ rest }) => done((await import('./init.ts')).init(onlyFolder(rest))),
  async check({ line, rest, effective }) {
    expectNoWords('check', rest);
    const { check, printConfig } = await import('./check.ts');
    return done((line.printConfig ? printConfig : check)(await effective()));
  },
  async outcomes({ line, rest, effective }) {
    const { outcomes } = await import('./outcomes.ts');
    return done(outcomes(rest, (await effective()).settings, line.json));
  },
};

async function run(line: CommandLine): Promise<boolean> {
  const { words, flags, help, version: wantsVersion, printConfig, json } = line;
  if (wantsVersion) return said(`${version}\n`);
  if (help) return showHelp();
  const [command = 'start', ...rest] = words;
  if (isOwn(command))
    throw new UsageError(`${command} stands before its options: login-emulator ${command} …`);
  const runs = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (runs === undefined) {
    const all = [...Object.keys(commands), ...Object.keys(ownCommands)].join(', ');
    throw new UsageError(`there is no command ${command}; expected one of ${all}`);
  }
  if (printConfig && command !== 'check') throw new UsageError('--print-config belongs to the command check');
  if (json && command !== 'outcomes')
    throw new UsageError(
      '--json belongs to the commands outcomes and code; the lines of start are JSON with --log json',
    );
  return runs({ line, rest, effective: () => settingsInEffect(flags, process.env, process.cwd()) });
}

function isOwn(command: string): command is keyof typeof ownCommands {
  return Object.hasOwn(ownCommands, command);
}

/** What stands behind `--` is asked of another command. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  return own.includes('--help') || own.includes('-h');
}

async function showHelp(): Promise<false> {
  return said((await import('./help.ts')).help);
}

function said(text: string): false {
  process.stdout.write(text);
  return false;
}

async function done(work: Promise<void> | void): Promise<false> {
  await work;
  return false;
}

async function served(work: Promise<void>): Promise<true> {
  await work;
  return true;
}

function expectNoWords(command: string, words: readonly string[]): void {
  if (words.length > 0)
    throw new UsageError(`${command} takes no ${words.join(' ')}; login-emulator --help lists the options`);
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
