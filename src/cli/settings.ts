import type { Validator } from '../core/contract.ts';
import { problemsOf } from '../files/problems.ts';
import { checkSettings } from '../generated/settings/checks.js';
import type { components } from '../generated/settings/types.ts';
import { UsageError } from '../errors.ts';

/** What `start` and `check` can be told, by the names that flags, variables and the settings file share. */
export type Settings = components['schemas']['Settings'];

/** Whether a value holds settings and nothing else. */
export const isSettings: Validator<Settings> = checkSettings;

/** How the text of a flag or variable is read, by the setting's name. */
export const settingKinds = {
  port: 'number',
  host: 'text',
  listen: 'list',
  provider: 'list',
  profile: 'list',
  fixtures: 'text',
  watch: 'switch',
  scenario: 'list',
  seed: 'text',
  now: 'text',
  cors: 'list',
  'request-budget': 'text',
  fidelity: 'text',
  fallback: 'list',
  'public-url': 'text',
  'trust-proxy': 'switch',
  tls: 'switch',
  'tls-cert': 'text',
  'tls-key': 'text',
  'tls-host': 'list',
  'allowed-hosts': 'list',
  'admin-origins': 'list',
  admin: 'switch',
  prefer: 'switch',
  'max-namespaces': 'number',
  'require-namespace': 'switch',
  store: 'text',
  state: 'text',
  log: 'text',
  quiet: 'switch',
} as const satisfies Record<keyof Settings, 'text' | 'number' | 'switch' | 'list'>;

/** Makes settings of texts; throws a UsageError that names the flag or variable as `nameOf` does. */
export function settingsFrom(
  texts: ReadonlyMap<string, string | boolean | string[]>,
  nameOf: (name: string) => string,
): Settings {
  const settings: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(settingKinds)) {
    const text = texts.get(name);
    if (text !== undefined) settings[name] = converted(kind, text, nameOf(name));
  }
  if (isSettings(settings)) return settings;
  const [problem] = problemsOf(isSettings.errors ?? []);
  const [name = ''] = problem?.path ?? [];
  const place = new RegExp(`^${name}(\\[\\d+\\])?`);
  throw new UsageError((problem?.message ?? 'wrong').replace(place, nameOf(String(name))));
}

function converted(kind: string, value: string | boolean | string[], name: string): unknown {
  if (kind === 'list') return [value].flat().flatMap((text) => String(text).split(','));
  if (typeof value !== 'string') return value;
  if (kind === 'number') return value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value);
  return kind === 'switch' ? switched(value, name) : value;
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
