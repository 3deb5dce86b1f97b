import { settingKinds, settingsFrom, type Settings } from './settings.ts';

/** Reads the variables `LOGIN_EMULATOR_<OPTION>`; an empty one says nothing. */
export function readVariables(variables: Readonly<Record<string, string | undefined>>): Settings {
  const texts = new Map<string, string>();
  for (const name of Object.keys(settingKinds)) {
    const text = variables[variableOf(name)];
    if (text !== undefined && text !== '') texts.set(name, text);
  }
  return settingsFrom(texts, variableOf);
}

/** The variable of a setting. */
export function variableOf(name: string): string {
  return `LOGIN_EMULATOR_${name.replaceAll('-', '_').toUpperCase()}`;
}
