import { parseArgs, type ParseArgsConfig } from 'node:util';
import { settingKinds, settingsFrom, type Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** A command line in its parts. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly flags: Settings;
  readonly help: boolean;
  readonly version: boolean;
}

/** Reads a command line; throws a UsageError for an option that there is not. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args);
  const { help = false, version = false, ...flags } = values;
  const texts = new Map<string, string | boolean | string[]>();
  for (const [name, value] of Object.entries(flags)) {
    if (value !== undefined) texts.set(name, Array.isArray(value) ? value.map(String) : value);
  }
  return {
    words: positionals,
    flags: settingsFrom(texts, (name) => `--${name}`),
    help: help === true,
    version: version === true,
  };
}

function parse(args: readonly string[]) {
  const options: NonNullable<ParseArgsConfig['options']> = {
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  };
  for (const [name, kind] of Object.entries(settingKinds)) {
    options[name] = kind === 'switch' ? { type: 'boolean' } : { type: 'string', multiple: kind === 'list' };
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}; login-emulator --help lists the options`);
  }
}
