import {
  builtInIds,
  commandOptions,
  type CliContext,
  type CommandName,
  type CommandOption,
} from './command-options.ts';
import { UsageError } from '../errors.ts';
import { commandTable, isCommand, unknownCommand, type Command } from './command-table.ts';
import { readCommandOptions } from './parse-options.ts';
import { commonOptions, describedOptions, shortOptions, type Option } from './option-table.ts';
import { beside, wrapped, maxColumns } from './wrap.ts';

const commandColumn = 14;
const optionColumn = 28;

/** `login-emulator help [command]`: prints the help of a command, or the general one. */
export function help(args: readonly string[], context: Pick<CliContext, 'providers'>): void {
  const builtIn = builtInIds(context);
  const { positionals } = readCommandOptions('help', commandOptions.help, args);
  const [command, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`help takes one command, but got ${positionals.join(' ')}`);
  if (command === undefined) return void process.stdout.write(generalHelp(builtIn));
  if (!isCommand(command)) throw new UsageError(unknownCommand(command));
  process.stdout.write(commandHelp(command, builtIn));
}

/** The text of `login-emulator --help`: the commands and the options that are used most. */
export function generalHelp(builtIn: readonly string[]): string {
  const all = Object.entries(commandTable);
  const lines = (isShown: (command: Command) => boolean) =>
    all
      .filter(([, command]) => isShown(command))
      .flatMap(([name, { summary }]) => beside(`  ${name}`, summary, commandColumn));
  return text([
    'login-emulator: a stateful emulator of login APIs on localhost',
    '',
    'usage: login-emulator [command] [options]',
    '',
    'commands:',
    ...lines(({ isForRunning }) => isForRunning !== true),
    '',
    'commands for a running emulator:',
    ...lines(({ isForRunning }) => isForRunning === true),
    '',
    'common options:',
    ...describedOptions(builtIn)
      .filter(([name]) => commonOptions.includes(name))
      .flatMap(settingLines),
    ...beside('  -h, --help', 'print this help, or the help of a command', optionColumn),
    ...beside('  -v, -V, --version', 'print the version', optionColumn),
    '',
    'login-emulator help <command> describes a command; help start lists all options.',
  ]);
}

/** The text of `login-emulator help <command>`: its usage, its options and examples. */
export function commandHelp(name: CommandName, builtIn: readonly string[]): string {
  const { usage, summary, details, verbs = {}, hasSettings, examples } = commandTable[name];
  const own: readonly (readonly [string, CommandOption])[] = Object.entries(commandOptions[name]);
  const ownLines = own.flatMap(([option, one]) => optionLines(option, one));
  const verbLines = Object.entries(verbs).flatMap(([verb, does]) => beside(`  ${verb}`, does, commandColumn));
  const settings = name === 'start' ? describedOptions(builtIn).flatMap(settingLines) : [];
  const others =
    hasSettings === true && name !== 'start'
      ? ['', 'It takes the options of start, too: login-emulator help start']
      : [];
  return text([
    ...wrapped(`login-emulator ${name}: ${summary}`, maxColumns),
    '',
    `usage: ${usageOf(name, usage, ownLines.length > 0 || hasSettings === true)}`,
    ...(details === undefined ? [] : ['', ...wrapped(details, maxColumns)]),
    ...section('', verbLines),
    ...section('options:', [...ownLines, ...settings]),
    ...others,
    ...section(
      examples.length === 1 ? 'example:' : 'examples:',
      examples.map((example) => `  ${example}`),
    ),
  ]);
}

function usageOf(name: string, usage: string, hasOptions: boolean): string {
  const command = name === 'start' ? '[start]' : name;
  const words = ['login-emulator', command, ...(hasOptions ? ['[options]'] : []), usage];
  return words.filter((word) => word !== '').join(' ');
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return ['', ...(heading === '' ? [] : [heading]), ...lines];
}

function settingLines([name, { value, help, default: defaultValue }]: readonly [string, Option]) {
  const flag = `--${defaultValue === true ? 'no-' : ''}${name}`;
  return lines(shortOptions[name], flag, value, help);
}

function optionLines(name: string, { short, value, help }: CommandOption): readonly string[] {
  return lines(short, `--${name}`, value, help);
}

function lines(short: string | undefined, flag: string, value: string | undefined, help: string) {
  const shortText = short === undefined ? '    ' : `-${short}, `;
  return beside(`  ${shortText}${flag}${value === undefined ? '' : ` ${value}`}`, help, optionColumn);
}

function text(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
