import { resolve } from 'node:path';
import { builtInProviders } from '../providers/index.ts';
import { type Settings, isSettings } from './settings.ts';
import { readToken, readVariables, variableOf } from './variables.ts';
import { existsSync } from 'node:fs';
import { problemsOf } from '../files/problems.ts';
import { settingsProblems } from './settings-problems.ts';
import { UsageError } from '../errors.ts';

type Undecided =
  'fixtures' | 'watch' | 'seed' | 'now' | 'public-url' | 'tls' | 'tls-cert' | 'tls-key' | 'state';

/** Settings with the defaults for all that has one. */
export type EffectiveSettings = Required<Omit<Settings, Undecided>> & Pick<Settings, Undecided>;

/** The settings in effect, and by its name where each comes from. */
export interface ResolvedSettings {
  readonly settings: EffectiveSettings;
  readonly origins: ReadonlyMap<string, string>;
  /** What opens the control plane; apart from the settings, so that nothing prints it with them. */
  readonly token: string | undefined;
}

const defaults: EffectiveSettings = {
  port: 4010,
  host: 'localhost',
  listen: [],
  provider: builtInProviders.map(({ id }) => id),
  profile: ['documented'],
  scenario: [],
  cors: ['loopback'],
  'request-budget': 'off',
  fidelity: 'inferred',
  fallback: [],
  'trust-proxy': false,
  'tls-host': [],
  'allowed-hosts': [],
  'admin-origins': [],
  admin: true,
  prefer: true,
  'max-namespaces': 1000,
  'require-namespace': false,
  store: 'memory',
  log: 'pretty',
  quiet: false,
};

/** Puts the settings together: a flag wins over a variable, a variable over the settings file of the folder. */
export async function resolveSettings(
  flags: Settings,
  variables: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<ResolvedSettings> {
  const fromFile = await readSettingsFile(folder);
  const fromVariables = readVariables(variables);
  return {
    settings: { ...defaults, ...fromFile, ...fromVariables, ...flags },
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

/** The settings file that is read where it stands in the working folder. */
export const settingsFile = 'login-emulator.yaml';

const misnames = ['login-emulator.yml', 'login-emulator.json'];

/** Reads the settings file of a folder; its paths are relative to it. Throws a FileError that names the place. */
async function readSettingsFile(folder: string): Promise<Settings> {
  const misnamed = misnames.find((name) => existsSync(resolve(folder, name)));
  if (misnamed !== undefined)
    throw new UsageError(`${resolve(folder, misnamed)} is not read; its name must be ${settingsFile}`);
  if (!existsSync(resolve(folder, settingsFile))) return {};
  const { readYaml } = await import('../files/yaml.ts');
  const yaml = readYaml(resolve(folder, settingsFile));
  const content = yaml.content ?? {};
  if (!isSettings(content)) throw yaml.failure(problemsOf(isSettings.errors ?? []));
  const problems = settingsProblems(content);
  if (problems.length > 0) throw yaml.failure(problems);
  return { ...content, ...pathsFrom(folder, content) };
}

/** Those of the settings that are paths. */
const paths = ['fixtures', 'tls-cert', 'tls-key', 'state'] as const;

/** The paths of the file, from the file's folder. */
function pathsFrom(folder: string, settings: Settings): Settings {
  const given = paths.flatMap((name) => {
    const path = settings[name];
    return path === undefined ? [] : [[name, resolve(folder, path)] as const];
  });
  return Object.fromEntries(given);
}
