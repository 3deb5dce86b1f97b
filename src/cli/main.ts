import type { ProviderSource } from '../emulator/provider-source.ts';
import { builtInProviders } from '../providers/index.ts';
import { version } from '../version.ts';
import { OptionError, FileError, UsageError } from '../errors.ts';
import { StoreError } from '../store/store.ts';
import { firstWordIn, readCommandLine, type CommandLine } from './command-line.ts';
import { resolveSettings, type ResolvedSettings } from './resolve-settings.ts';
import { builtInIds, commandOptions, say, type CliContext, type CommandName } from './command-options.ts';
import { isCommand, unknownCommand } from './command-table.ts';
import type { Options } from './parse-options.ts';
import { rawCommands, isRawCommand } from './raw-commands.ts';
import { unknownVariables } from './unknown-variables.ts';

/** The exit code of a command that cannot run as it was called. */
const usageExitCode = 2;

/** The providers of the command: those of the package, and those that it loads. */
const ownSource: ProviderSource = {
  builtIn: builtInProviders,
  load: async (entry, options) => (await import('./load-provider.ts')).loadProvider(entry, options),
};

/** Runs a command line to its end; returns whether it has served. */
export async function main(args: readonly string[], providers = ownSource): Promise<boolean> {
  const context: CliContext = { variables: process.env, folder: process.cwd(), providers };
  try {
    const [command = '', ...rest] = args;
    if (!isRawCommand(command)) return await run(args, context);
    if (asksForHelp(command, rest)) return await showHelp(context, command);
    warnOfVariables(context);
    await rawCommands[command](rest, context);
    return command === 'exec';
  } catch (error) {
    if (!isUserError(error)) throw error;
    say(error.message, 'red');
    process.exitCode = usageExitCode;
    return false;
  }
}

/** A command line of a command that takes the settings of an emulator. */
interface Called {
  readonly line: CommandLine;
  /** The words after the command. */
  readonly rest: readonly string[];
  readonly context: CliContext;
  effective(): Promise<ResolvedSettings>;
}

type SettingsCommand = Exclude<CommandName, keyof typeof rawCommands>;

const commands: Readonly<Record<SettingsCommand, (called: Called) => Promise<void>>> = {
  async start({ rest, context, effective }) {
    expectNoWords('start', rest);
    await (await import('./start-server.ts')).start(await effective(), context);
  },
  async init({ line, rest, context }) {
    const folder = onlyFolder(rest);
    const { contract } = line.extra;
    // as a setting, provider is a list
    if (line.flags.provider === undefined && contract === undefined)
      return (await import('./init.ts')).init(folder ?? '.');
    const { initProvider } = await import('./provider-package/init-provider.ts');
    await initProvider({ ids: line.flags.provider ?? [], contract: textIn(contract), folder }, context);
  },
  async check({ line, rest, context, effective }) {
    expectNoWords('check', rest);
    const { check, printConfig } = await import('./check.ts');
    await (line.extra['print-config'] === true ? printConfig : check)(await effective(), context);
  },
  async outcomes({ line, rest, context, effective }) {
    const { outcomes } = await import('./outcomes.ts');
    await outcomes(rest, (await effective()).settings, context, line.extra['json'] === true);
  },
  async types({ line, rest, context, effective }) {
    const chosen = await typedProviders(rest, await effective(), context);
    (await import('./types.ts')).types(chosen, textIn(line.extra['output']));
  },
  async generate({ line, rest, context, effective }) {
    const chosen = await typedProviders(rest, await effective(), context);
    await (await import('./generate.ts')).generate(chosen, textIn(line.extra['output']), context.folder);
  },
  async health({ line, rest, effective }) {
    expectNoWords('health', rest);
    const { health } = await import('./health.ts');
    await health((await effective()).settings, line.extra, process.env);
  },
};

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

async function typedProviders(words: readonly string[], { settings }: ResolvedSettings, context: CliContext) {
  return (await import('./typed-providers.ts')).typedProviders(words, settings, context);
}

/** The options of all commands, to find the command behind them. */
const anyOption = Object.fromEntries(
  Object.values<Options>(commandOptions).flatMap((options) => Object.entries(options)),
);

async function run(args: readonly string[], context: CliContext): Promise<boolean> {
  const at = firstWordIn(args, anyOption);
  const named = args[at] ?? 'start';
  const command = named === '--' ? 'start' : named;
  if (!isCommand(command)) {
    // of a misspelt option, the value looks like a command
    readCommandLine(args.slice(0, at), 'start', {});
    throw new UsageError(unknownCommand(command));
  }
  if (isRawCommand(command)) {
    if (asksForHelp(command, args)) return showHelp(context, command);
    throw new UsageError(`${command} must come before its options: npx login-emulator ${command} [options]`);
  }
  const line = readCommandLine(args, command, commandOptions[command]);
  if (line.version) return print(`${version}\n`);
  const [word, ...rest] = line.words;
  if (line.help) return showHelp(context, word === undefined ? undefined : command);
  warnOfVariables(context);
  const effective = () => resolveSettings(line.flags, context);
  await commands[command]({ line, rest, context, effective });
  return command === 'start';
}

function warnOfVariables(context: CliContext): void {
  for (const sentence of unknownVariables(context.variables, builtInIds(context))) say(sentence);
}

/** The arguments after `--`, and of exec those after the first word, are another command's. */
function asksForHelp(command: CommandName, args: readonly string[]): boolean {
  const end = command === 'exec' ? firstWordIn(args, commandOptions.exec) : args.indexOf('--');
  const head = end < 0 ? args : args.slice(0, end);
  return head.includes('--help') || head.includes('-h');
}

async function showHelp(context: CliContext, command?: CommandName): Promise<false> {
  const { commandHelp, generalHelp } = await import('./help.ts');
  const builtIn = builtInIds(context);
  return print(command === undefined ? generalHelp(builtIn) : commandHelp(command, builtIn));
}

function print(text: string): false {
  process.stdout.write(text);
  return false;
}

function expectNoWords(command: string, words: readonly string[]): void {
  if (words.length === 0) return;
  throw new UsageError(
    `${command} takes no arguments, but got ${words.join(' ')}; npx login-emulator help ${command} lists the options`,
  );
}

function onlyFolder(words: readonly string[]): string | undefined {
  const [folder, ...rest] = words;
  if (rest.length > 0) throw new UsageError(`init takes one folder, but got ${words.join(' ')}`);
  return folder;
}

/** Whether an error is a message for the user, not a bug. */
function isUserError(error: unknown): error is Error {
  return [UsageError, OptionError, FileError, StoreError].some((kind) => error instanceof kind);
}
