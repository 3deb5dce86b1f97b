import { parseArgs, type ParseArgsConfig } from 'node:util';
import { codeOf, UsageError } from '../errors.ts';
import { didYouMean } from '../suggestion.ts';
import { commandOptions, type CommandName } from './command-options.ts';
import { options as settings } from './option-table.ts';

/** Options as `parseArgs` takes them. */
export type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads the arguments of a command that has no settings; throws a UsageError for an unknown option. */
export function readCommandOptions<T extends Options>(
  command: CommandName,
  options: T,
  args: readonly string[],
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(optionProblem(error, command, Object.keys(options)));
  }
}

/** Rewrites an error of `parseArgs` for the user. `known` are the names of the command's options. */
export function optionProblem(error: unknown, command: string, known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  if (codeOf(error) === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const [, option = ''] = /^Unknown option '(-[^']+)'/.exec(message) ?? [];
    return unknownOption(option, command, known);
  }
  const [, option] = /^Option '(?:-\w, )?(--[\w-]+)/.exec(message) ?? [];
  const isFlag = message.includes('does not take an argument');
  if (option === undefined) return message;
  return isFlag
    ? `${option} takes no value`
    : `${option} needs a value; if the value begins with a dash, write ${option}=<value>`;
}

function unknownOption(option: string, command: string, known: readonly string[]): string {
  const name = option.replace(/^--/, '');
  const owners = ownersOf(name);
  if (owners.length > 0) {
    const hint = command === 'start' && name === 'json' ? '; --log json prints JSON lines' : '';
    return `${option} isn't an option of ${command}, but of ${listed(owners)}${hint}`;
  }
  const flags = known.map((one) => `--${one}`);
  const suggestion = option.startsWith('--') ? didYouMean(option, flags) : undefined;
  return `unknown option ${option}; ${suggestion ?? `npx login-emulator help ${command} lists the options`}`;
}

/** The commands that have an option. */
function ownersOf(name: string): readonly string[] {
  const isSetting = settings.some(([setting]) => setting === name);
  const commands = Object.entries(commandOptions).filter(([, options]) => Object.hasOwn(options, name));
  return [...(isSetting ? ['start'] : []), ...commands.map(([command]) => command)];
}

function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
}
