import { parseArgs } from 'node:util';
import { options as settingOptions, shortOptions, type Settings } from './option-table.ts';
import { optionProblem, type Options } from './parse-options.ts';
import { settingsFrom } from './settings.ts';
import { UsageError } from '../errors.ts';

/** A parsed command line. */
export interface CommandLine {
  /** The arguments that are not options. */
  readonly words: readonly string[];
  readonly flags: Settings;
  readonly help: boolean;
  readonly version: boolean;
  /** The values of the command's own options, by name. */
  readonly extra: Readonly<Record<string, Value | Value[] | undefined>>;
}

type Value = string | boolean;

const off = 'no-';

/** Reads the settings and the command's own options; throws a UsageError for an unknown option. */
export function readCommandLine(args: readonly string[], command: string, extra: Options): CommandLine {
  const { values, positionals, tokens } = parse(args, command, extra);
  const texts = new Map<string, string | boolean | string[]>();
  for (const [name, { kind }] of settingOptions) {
    const value = kind === 'switch' ? lastValue(name, tokens) : values[name];
    if (value !== undefined) texts.set(name, Array.isArray(value) ? value.map(String) : value);
  }
  return {
    words: positionals,
    flags: settingsFrom(texts, (name) => `--${name}`),
    help: values['help'] === true,
    version: values['version'] === true,
    extra: Object.fromEntries(Object.keys(extra).map((name) => [name, values[name]])),
  };
}

/** Returns the index of the first word or `--` that is neither an option nor an option's value; the length if none is. */
export function firstWordIn(args: readonly string[], extra: Options): number {
  const { tokens } = parseArgs({ args: [...args], options: optionsWith(extra), strict: false, tokens: true });
  return tokens.find(({ kind }) => kind !== 'option')?.index ?? args.length;
}

function parse(args: readonly string[], command: string, extra: Options) {
  const options = optionsWith(extra);
  // an option has one short name
  const normalized = args.map((arg) => (arg === '-V' ? '-v' : arg));
  try {
    return parseArgs({ args: normalized, options, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError(optionProblem(error, command, Object.keys(options)));
  }
}

function optionsWith(extra: Options): Options {
  const options: Options = {
    ...extra,
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  };
  for (const [name, { kind }] of settingOptions) {
    const short = shortOptions[name];
    const named = short === undefined ? {} : { short };
    options[name] =
      kind === 'switch'
        ? { type: 'boolean', ...named }
        : { type: 'string', multiple: kind === 'list', ...named };
    if (kind === 'switch') options[off + name] = { type: 'boolean' };
  }
  return options;
}

/** Returns the value of the last of `--quiet` and `--no-quiet`. */
function lastValue(name: string, tokens: ReturnType<typeof parse>['tokens']): boolean | undefined {
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const last = names.filter((word) => word === name || word === off + name).at(-1);
  return last === undefined ? undefined : last === name;
}
