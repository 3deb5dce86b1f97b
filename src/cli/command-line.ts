import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseProblem } from './command-options.ts';
import { options as settingOptions, type Settings } from './option-table.ts';
import { settingsFrom } from './settings.ts';
import { UsageError } from '../errors.ts';

/** A command line in its parts. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly flags: Settings;
  readonly help: boolean;
  readonly version: boolean;
  readonly printConfig: boolean;
  /** Whether what a command prints is JSON. */
  readonly json: boolean;
  /** What the command's own options have, by their names. */
  readonly extra: Readonly<Record<string, Value | Value[] | undefined>>;
}

type Value = string | boolean;
type Options = NonNullable<ParseArgsConfig['options']>;

const off = 'no-';

/** Reads a command line of settings, and of a command's own options; throws a UsageError for an option that there is not. */
export function readCommandLine(args: readonly string[], extra: Options = {}): CommandLine {
  const { values, positionals, tokens } = parse(args, extra);
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
    printConfig: values['print-config'] === true,
    json: values['json'] === true,
    extra: Object.fromEntries(Object.keys(extra).map((name) => [name, values[name]])),
  };
}

/** Where the first word or the first `--` stands that is neither an option nor the value of one; the length where there is none. */
export function firstWordIn(args: readonly string[], extra: Options): number {
  const { tokens } = parseArgs({ args: [...args], options: optionsWith(extra), strict: false, tokens: true });
  return tokens.find(({ kind }) => kind !== 'option')?.index ?? args.length;
}

function parse(args: readonly string[], extra: Options) {
  try {
    return parseArgs({ args: [...args], options: optionsWith(extra), allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError(`${parseProblem(error)}; login-emulator --help lists the options`);
  }
}

function optionsWith(extra: Options): Options {
  const options: Options = {
    ...extra,
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
    'print-config': { type: 'boolean' },
    json: { type: 'boolean' },
  };
  for (const [name, { kind }] of settingOptions) {
    options[name] = kind === 'switch' ? { type: 'boolean' } : { type: 'string', multiple: kind === 'list' };
    if (kind === 'switch') options[off + name] = { type: 'boolean' };
  }
  return options;
}

/** What the last of `--quiet` and `--no-quiet` says. */
function lastValue(name: string, tokens: ReturnType<typeof parse>['tokens']): boolean | undefined {
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const last = names.filter((word) => word === name || word === off + name).at(-1);
  return last === undefined ? undefined : last === name;
}
