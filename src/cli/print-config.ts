import { stringify } from 'yaml';
import type { Effective } from './effective.ts';
import { settingKinds } from './settings.ts';

/** What is so where a setting has no value. */
const unset: Readonly<Record<string, string>> = {
  fixtures: 'the embedded ones',
  watch: 'on where it prints to a terminal and there is a fixtures folder',
  seed: 'a new one at each start',
  now: 'the real time',
};

/** The settings in effect as a settings file holds them, each with where it comes from. */
export function configText({ settings, origins }: Effective): string {
  const values = new Map<string, unknown>(Object.entries(settings));
  const lines = Object.keys(settingKinds).map((name) => {
    const value = values.get(name);
    if (value === undefined) return `# ${name}: ${unset[name] ?? 'none'} # default`;
    return `${name}: ${onOneLine(value)} # ${origins.get(name) ?? 'default'}`;
  });
  return `${lines.join('\n')}\n`;
}

function onOneLine(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', blockQuote: false, lineWidth: 0 }).trimEnd();
}
