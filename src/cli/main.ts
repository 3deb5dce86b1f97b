import { version } from '../version.ts';
import { OptionError, FileError, UsageError } from '../errors.ts';
import { StoreError } from '../store/store.ts';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { resolveSettings, type ResolvedSettings } from './resolve-settings.ts';
import { say, type commandOptions, type CliContext } from './command-options.ts';

/** The exit code of a command that was not given what it needs. */
const usageExitCode = 2;

/** Runs a command line to its end; gives whether it has served. */
export async function main(args: readonly string[]): Promise<boolean> {
  try {
    const [command = '', ...rest] = args;
    if (!isRawCommand(command)) return await run(readCommandLine(args));
    if (asksForHelp(rest)) return await showHelp();
    await rawCommands[command](rest, { variables: process.env, folder: process.cwd() });
    return command === 'exec';
  } catch (error) {
    if (!isUserError(error)) throw error;
    say(error.message);
    process.exitCode = usageExitCode;
    return false;
  }
}

/** The commands with options of their own: each reads its command line itself. */
const rawCommands = {
  coverage: async (args, context) => (await import('./coverage.ts')).coverage(args, context),
  code: async (args, context) => (await import('./code.ts')).code(args, context),
  token: async (args, context) => (await import('./token.ts')).token(args, context),
  exec: async (args, context) => (await import('./exec/exec.ts')).exec(args, context),
} satisfies Record<
  keyof typeof commandOptions,
  (args: readonly string[], context: CliContext) => Promise<void>
>;

/** A command line of settings, as a command takes it. */
interface Called {
  readonly line: CommandLine;
  /** The words behind the command. */
  readonly rest: readonly string[];
  effective(): Promise<ResolvedSettings>;
}

/** The commands that go by the settings of an emulator. */
const commands: Readonly<Record<string, (called: Called) => Promise<void>>> = {
  async start({ rest, effective }) {
    expectNoWords('start', rest);
    await (await import('./start-server.ts')).start(await effective());
  },
  init: async ({ rest }) => (await import('./init.ts')).init(onlyFolder(rest)),
  async check({ line, rest, effective }) {
    expectNoWords('check', rest);
    const { check, printConfig } = await import('./check.ts');
    await (line.printConfig ? printConfig : check)(await effective());
  },
  async outcomes({ line, rest, effective }) {
    const { outcomes } = await import('./outcomes.ts');
    await outcomes(rest, (await effective()).settings, line.json);
  },
};

async function run(line: CommandLine): Promise<boolean> {
  const { words, flags, help, version: wantsVersion, printConfig, json } = line;
  if (wantsVersion) return print(`${version}\n`);
  if (help) return showHelp();
  const [command = 'start', ...rest] = words;
  if (isRawCommand(command))
    throw new UsageError(`${command} stands before its options: login-emulator ${command} …`);
  const runs = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (runs === undefined) {
    const all = [...Object.keys(commands), ...Object.keys(rawCommands)].join(', ');
    throw new UsageError(`there is no command ${command}; expected one of ${all}`);
  }
  if (printConfig && command !== 'check') throw new UsageError('--print-config belongs to the command check');
  if (json && command !== 'outcomes')
    throw new UsageError(
      '--json belongs to the commands outcomes and code; the lines of start are JSON with --log json',
    );
  await runs({ line, rest, effective: () => resolveSettings(flags, process.env, process.cwd()) });
  return command === 'start';
}

function isRawCommand(command: string): command is keyof typeof rawCommands {
  return Object.hasOwn(rawCommands, command);
}

/** What stands behind `--` is asked of another command. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const head = end < 0 ? args : args.slice(0, end);
  return head.includes('--help') || head.includes('-h');
}

async function showHelp(): Promise<false> {
  return print((await import('./help.ts')).help);
}

function print(text: string): false {
  process.stdout.write(text);
  return false;
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
function isUserError(error: unknown): error is Error {
  return [UsageError, OptionError, FileError, StoreError].some((kind) => error instanceof kind);
}
