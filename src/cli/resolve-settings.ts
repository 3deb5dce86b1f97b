import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { builtInIds, type CliContext } from './command-options.ts';
import { problemsOf } from '../files/problems.ts';
import { options, type Settings } from './option-table.ts';
import { knownIds, type KnownIds } from './provider-entries.ts';
import { settingsProblems } from './setting-values.ts';
import {
  defaults,
  isSettings,
  readVariables,
  variableOf,
  withDefaults,
  type EffectiveSettings,
} from './settings.ts';
import { readToken } from './token.ts';

/** The settings in effect, and the source of each by its name. */
export interface ResolvedSettings {
  readonly settings: EffectiveSettings;
  readonly origins: ReadonlyMap<string, string>;
  /** The token of the control plane; separate, so that nothing prints it with the settings. */
  readonly token: string | undefined;
}

/** Merges the settings: a flag overrides a variable, a variable overrides the settings file of the folder. */
export async function resolveSettings(flags: Settings, context: CliContext): Promise<ResolvedSettings> {
  const { variables, folder } = context;
  const builtIn = builtInIds(context);
  const fromVariables = readVariables(variables);
  const fromFile = await readSettingsFile(folder, (inFile) =>
    knownIds(builtIn, { ...inFile, ...fromVariables, ...flags }),
  );
  return {
    settings: withDefaults({ ...fromFile, ...fromVariables, ...flags }, builtIn),
    origins: new Map([
      ...originsOf(defaults, () => 'default'),
      ...originsOf(fromFile, () => resolve(folder, settingsFile)),
      ...originsOf(fromVariables, (name) => `variable ${variableOf(name)}`),
      ...originsOf(flags, (name, value) => `flag --${value === false ? 'no-' : ''}${name}`),
    ]),
    token: readToken(variables),
  };
}

function originsOf(settings: Settings, origin: (name: string, value: unknown) => string) {
  return Object.entries(settings).map(([name, value]) => [name, origin(name, value)] as const);
}

/** The name of the settings file in the working folder. */
export const settingsFile = 'login-emulator.yaml';

const misnames = ['login-emulator.yml', 'login-emulator.json'];

/** Reads the settings file of a folder; its paths are relative to the folder. Throws a FileError with the position. */
async function readSettingsFile(folder: string, idsWith: (inFile: Settings) => KnownIds): Promise<Settings> {
  const misnamed = misnames.find((name) => existsSync(resolve(folder, name)));
  if (misnamed !== undefined)
    throw new UsageError(`${resolve(folder, misnamed)} isn't read; rename it to ${settingsFile}`);
  if (!existsSync(resolve(folder, settingsFile))) return {};
  const { readYaml } = await import('../files/yaml.ts');
  const yaml = readYaml(resolve(folder, settingsFile));
  const content = yaml.content ?? {};
  if (!isSettings(content)) throw yaml.failure(problemsOf(isSettings.errors ?? []));
  const problems = settingsProblems(content, idsWith(content));
  if (problems.length > 0) throw yaml.failure(problems);
  return { ...content, ...pathsFrom(folder, content) };
}

/** Resolves the paths of the file against its folder. */
function pathsFrom(folder: string, settings: Settings): Settings {
  const paths = options.filter(([, { value }]) => value === '<file>' || value === '<folder>');
  const values = new Map<string, unknown>(Object.entries(settings));
  const entries = paths.flatMap(([name]) => {
    const path = values.get(name);
    return typeof path === 'string' ? [[name, resolve(folder, path)] as const] : [];
  });
  return Object.fromEntries(entries);
}
