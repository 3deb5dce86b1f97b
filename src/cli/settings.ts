import type { Validator } from '../core/contract.ts';
import { problemsOf } from '../files/problems.ts';
import { checkSettings } from '../generated/settings/checks.js';
import { options, optionTable, type Settings } from './option-table.ts';
import { UsageError } from '../errors.ts';

/** Whether a value is an object of valid settings without other keys. */
export const isSettings: Validator<Settings> = checkSettings;

type WithDefault = {
  [Name in keyof typeof optionTable]: (typeof optionTable)[Name] extends { default: unknown } ? Name : never;
}[keyof typeof optionTable];

/** Settings with the defaults filled in. */
export type EffectiveSettings = Required<Pick<Settings, WithDefault>> & Omit<Settings, WithDefault>;

/** Adds the defaults to settings. */
export function withDefaults(settings: Settings, builtIn: readonly string[]): EffectiveSettings {
  const whole = { ...defaults, provider: [...builtIn], ...settings };
  if (isWhole(whole)) return whole;
  throw new Error('a setting with a default has no value');
}

/** The defaults of the options, without that of `provider`: all built-in ones. */
export const defaults: Settings = Object.fromEntries(
  options.flatMap(([name, option]) => (option.default === undefined ? [] : [[name, option.default]])),
);

function isWhole(settings: Settings): settings is EffectiveSettings {
  return Object.keys(defaults).every((name) => Object.hasOwn(settings, name));
}

/** Reads the variables `LOGIN_EMULATOR_<OPTION>`; an empty variable counts as not set. */
export function readVariables(variables: Readonly<Record<string, string | undefined>>): Settings {
  const texts = new Map<string, string>();
  for (const [name] of options) {
    const text = variables[variableOf(name)];
    if (text !== undefined && text !== '') texts.set(name, text);
  }
  return settingsFrom(texts, variableOf);
}

/** Returns the name of a setting's variable. */
export function variableOf(name: string): string {
  return `LOGIN_EMULATOR_${name.replaceAll('-', '_').toUpperCase()}`;
}

/** Converts texts to settings; throws a UsageError that names the flag or variable by `nameOf`. */
export function settingsFrom(
  texts: ReadonlyMap<string, string | boolean | string[]>,
  nameOf: (name: string) => string,
): Settings {
  const settings: Record<string, unknown> = {};
  for (const [name, { kind }] of options) {
    const text = texts.get(name);
    if (text !== undefined) settings[name] = converted(kind, text, nameOf(name));
  }
  if (isSettings(settings)) return settings;
  const [problem] = problemsOf(isSettings.errors ?? []);
  const [name = ''] = problem?.path ?? [];
  const pathPattern = new RegExp(`^${name}(\\[\\d+\\])?`);
  throw new UsageError((problem?.message ?? 'wrong').replace(pathPattern, nameOf(String(name))));
}

function converted(kind: string, value: string | boolean | string[], name: string): unknown {
  if (kind === 'list') return [value].flat().flatMap((text) => splitList(String(text)));
  if (typeof value !== 'string') return value;
  if (kind === 'number') return value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value);
  return kind === 'switch' ? switched(value, name) : value;
}

/** Splits a list at its commas; `\\,` is a comma of an item, such as a path. */
function splitList(text: string): readonly string[] {
  return text.split(/(?<!\\),/).map((item) => item.replaceAll('\\,', ','));
}

const switches: Readonly<Record<string, boolean>> = {
  ...{ true: true, 1: true, yes: true, on: true },
  ...{ false: false, 0: false, no: false, off: false },
};

function switched(text: string, name: string): boolean {
  const on = switches[text.toLowerCase()];
  if (on === undefined) throw new UsageError(`${name} is "${text}"; expected true or false`);
  return on;
}
