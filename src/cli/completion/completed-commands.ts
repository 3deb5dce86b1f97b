import { outcomeNames } from '../../core/outcome.ts';
import { builtInSets } from '../../scenarios/sets.ts';
import { commandOptions, type CommandOption } from '../command-options.ts';
import { commandTable, isCommand } from '../command-table.ts';
import { describedOptions, shortOptions, type Option } from '../option-table.ts';

/** The values that a shell offers: words, or the paths of files or folders. */
export type Values = readonly string[] | 'files' | 'folders';

/** An option, as a shell completes it. */
export interface CompletedOption {
  /** With its dashes. */
  readonly long: string;
  /** With its dash. */
  readonly short?: string;
  readonly help: string;
  /** None for a flag. */
  readonly values?: Values;
}

/** A command, as a shell completes it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  /** The words of its first argument, and those of the second. */
  readonly first: Values;
  readonly second: Values;
  readonly options: readonly CompletedOption[];
}

const faults = [
  'EMPTY_RESPONSE',
  'MALFORMED_RESPONSE_CHUNK',
  'RANDOM_DATA_THEN_CLOSE',
  'CONNECTION_RESET_BY_PEER',
];

/** Returns the values of a placeholder. */
type ValuesOf = (placeholder: string) => Values;

/** Returns the values of a placeholder in a usage or an option; none for any other. */
function valuesOf(placeholder: string, providers: readonly string[]): Values {
  const known: Readonly<Record<string, Values>> = {
    '<provider>': providers,
    '<profile>': ['documented', 'observed'],
    '<outcome>': outcomeNames,
    '<fault>': faults,
    '<set>': setNames(),
    '<store>': ['memory'],
    '<file>': 'files',
    '[file]': 'files',
    '<folder>': 'folders',
    '[folder]': 'folders',
    '[command]': Object.keys(commandTable),
  };
  if (Object.hasOwn(known, placeholder)) return known[placeholder] ?? [];
  return /^[a-z|]+$/.test(placeholder) ? placeholder.split('|') : [];
}

function setNames(): readonly string[] {
  return builtInSets().map(({ name }) => name);
}

/** Returns every command with its words and options, from the tables of the help. */
export function completionsOfCommands(builtIn: readonly string[]): readonly CompletedCommand[] {
  const values = (placeholder: string) => valuesOf(placeholder, builtIn);
  const settings = describedOptions(builtIn);
  return Object.entries(commandTable).map(([name, { summary, usage, verbs, hasSettings }]) => {
    const [first = '', second = ''] = usage.split(' ');
    const own = isCommand(name) ? Object.entries<CommandOption>(commandOptions[name]) : [];
    return {
      name,
      summary,
      first: verbs === undefined ? values(first) : Object.keys(verbs),
      second: name === 'scenario' ? setNames() : values(second),
      options: [
        ...own.map(([option, one]) => completed(option, one.short, one, values)),
        ...(hasSettings === true ? settings.flatMap((setting) => completedSetting(setting, values)) : []),
        { long: '--help', short: '-h', help: 'print the help of the command' },
      ],
    };
  });
}

function completedSetting([name, option]: readonly [string, Option], values: ValuesOf) {
  const one = completed(name, shortOptions[name], option, values);
  return option.kind === 'switch' ? [one, { long: `--no-${name}`, help: `turn off --${name}` }] : [one];
}

function completed(
  name: string,
  short: string | undefined,
  { help, value }: Pick<Option, 'help' | 'value'>,
  values: ValuesOf,
) {
  return {
    long: `--${name}`,
    help,
    ...(short === undefined ? {} : { short: `-${short}` }),
    ...(value === undefined ? {} : { values: values(value) }),
  };
}
