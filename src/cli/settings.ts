import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Check } from '../core/contract.ts';
import type { components } from '../generated/settings/types.ts';
import { checkSettings } from '../generated/settings/checks.js';
import { problemsOf } from '../fixtures/problem.ts';

/** What `start` and `check` can be told, by the names that flags, variables and the settings file share. */
export type Settings = components['schemas']['Settings'];

/** A command line, variable or file that cannot be followed: one clear line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The settings file that is read where it stands in the working folder. */
export const settingsFile = 'login-emulator.yaml';

type Kind = 'text' | 'number' | 'switch' | 'list';

const kinds = {
  port: 'number',
  host: 'text',
  provider: 'list',
  profile: 'list',
  fixtures: 'text',
  seed: 'text',
  now: 'text',
  cors: 'list',
  'request-budget': 'text',
  quiet: 'switch',
  json: 'switch',
} as const satisfies Record<keyof Settings, Kind>;

/** A command line in its parts. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly flags: Settings;
  readonly help: boolean;
  readonly version: boolean;
}

/** Reads a command line; throws a UsageError for an option that there is not. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const options: ParseArgsConfig['options'] = {
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  };
  for (const [name, kind] of Object.entries(kinds)) {
    options[name] = kind === 'switch' ? { type: 'boolean' } : { type: 'string', multiple: kind === 'list' };
  }
  const { values, positionals } = parsed({ args: [...args], options, allowPositionals: true });
  const { help = false, version = false, ...flags } = values;
  const raw = Object.entries(flags).map(([name, value]) => [name, converted(name, value, `--${name}`)]);
  return {
    words: positionals,
    flags: checked(Object.fromEntries(raw), (key) => `--${key}`),
    help: help === true,
    version: version === true,
  };
}

/** Reads the variables `LOGIN_EMULATOR_<OPTION>`. */
export function readVariables(variables: Readonly<Record<string, string | undefined>>): Settings {
  const found = Object.keys(kinds).flatMap((name) => {
    const value = variables[variableOf(name)];
    return value === undefined || value === ''
      ? []
      : [[name, converted(name, value, variableOf(name))] as const];
  });
  return checked(Object.fromEntries(found), variableOf);
}

/** Reads the settings file of a folder; its paths are relative to it. Throws a FileError that names the place. */
export async function readSettingsFile(folder: string): Promise<Settings> {
  const file = resolve(folder, settingsFile);
  if (!existsSync(file)) return {};
  const { readYaml } = await import('../fixtures/file.ts');
  const yaml = readYaml(file);
  const content = yaml.content ?? {};
  if (!isSettings(content)) throw yaml.failure(problemsOf(checkSettings.errors ?? []));
  return content.fixtures === undefined
    ? content
    : { ...content, fixtures: resolve(dirname(file), content.fixtures) };
}

const isSettings: Check<Settings> = checkSettings;

function parsed(config: ParseArgsConfig) {
  try {
    return parseArgs(config);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split('. ')[0] ?? message}; login-emulator --help lists the options`);
  }
}

function converted(name: string, value: unknown, source: string): unknown {
  const kind: Kind | undefined = Object.hasOwn(kinds, name) ? kinds[name as keyof Settings] : undefined;
  if (kind === 'list') return [value].flat().flatMap((text) => String(text).split(','));
  if (kind === 'number') return numberOf(String(value), source);
  if (kind === 'switch' && typeof value === 'string') return value !== 'false' && value !== '0';
  return value;
}

function numberOf(text: string, source: string): number {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number))
    throw new UsageError(`${source} is "${text}"; expected a number`);
  return number;
}

function checked(settings: unknown, nameOf: (key: string) => string): Settings {
  if (isSettings(settings)) return settings;
  const [problem] = problemsOf(isSettings.errors ?? []);
  const [key = ''] = problem?.path ?? [];
  throw new UsageError(
    (problem?.message ?? 'the options are wrong').replace(String(key), nameOf(String(key))),
  );
}

function variableOf(name: string): string {
  return `LOGIN_EMULATOR_${name.replaceAll('-', '_').toUpperCase()}`;
}
