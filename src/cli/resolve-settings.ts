import { resolve } from 'node:path';
import { builtInProviders } from '../providers/index.ts';
import { readSettingsFile, settingsFile } from './settings-file.ts';
import type { Settings } from './settings.ts';
import { readToken, readVariables, variableOf } from './variables.ts';

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
