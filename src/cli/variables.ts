import { settingKinds, settingsFrom, type Settings } from './settings.ts';
import { UsageError } from '../errors.ts';

/** The variable of the control plane's token: no flag, which every user of the machine could read, and no key of a file. */
export const tokenVariable = 'LOGIN_EMULATOR_TOKEN';

/** What `Authorization: Bearer` can carry. */
const sendable = /^[\x21-\x7e]+$/;

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

/** Reads the control plane's token; an empty one is none. */
export function readToken(variables: Readonly<Record<string, string | undefined>>): string | undefined {
  const token = variables[tokenVariable];
  if (token === undefined || token === '') return undefined;
  if (sendable.test(token)) return token;
  throw new UsageError(
    `${tokenVariable} cannot be sent in a header; expected letters, digits and signs of ASCII, without spaces`,
  );
}
