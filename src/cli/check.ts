import { emulatorFromOptions } from '../emulator/from-options.ts';
import { certificateOf } from './certificate.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { checkEffective, emulatorOptionsOf, fixtureSourceOf, groundOf } from './options.ts';
import { servedLine } from './terminal.ts';
import { displayUrl } from '../urls.ts';
import { settingKinds } from './settings.ts';
import { tokenVariable } from './variables.ts';

/** `login-emulator check`: whether the settings and the fixtures can be used; throws what `start` would. */
export async function check({ settings }: ResolvedSettings): Promise<void> {
  checkEffective(settings);
  await certificateOf(settings);
  const { emulator, notes } = emulatorFromOptions(
    emulatorOptionsOf(settings),
    await fixtureSourceOf(settings),
    await groundOf(settings),
  );
  for (const served of emulator.served) process.stdout.write(`${servedLine(served)}\n`);
  for (const note of notes) process.stdout.write(`note: ${note}\n`);
}

/** `login-emulator check --print-config`: the settings in effect, whatever the fixtures are like. */
export async function printConfig(effective: ResolvedSettings): Promise<void> {
  checkEffective(effective.settings);
  process.stdout.write(await configText(effective));
}

/** What is so where a setting has no value. */
const unset: Readonly<Record<string, string>> = {
  fixtures: 'the embedded ones',
  watch: 'on where it prints to a terminal and there is a fixtures folder',
  seed: 'a new one at each start',
  now: 'the real time',
  'public-url': 'as each client names it',
  tls: 'off, unless one of the next three is given',
  'tls-cert': 'made at each start',
  'tls-key': 'made at each start',
  state: 'kept nowhere',
};

/** The settings in effect as a settings file holds them, each with where it comes from. */
async function configText({ settings, origins, token }: ResolvedSettings): Promise<string> {
  const { stringify } = await import('yaml');
  const values = new Map<string, unknown>(Object.entries(settings));
  const lines = Object.keys(settingKinds).map((name) => {
    const value = values.get(name);
    const origin = origins.get(name) ?? 'default';
    if (value === undefined) return `# ${name}: ${unset[name] ?? 'none'} # default`;
    if (name === 'store' && settings.store !== displayUrl(settings.store))
      return `# store: ${displayUrl(settings.store)}, whose password is not shown # ${origin}`;
    return `${name}: ${stringify(value, onOneLine).trimEnd()} # ${origin}`;
  });
  return `${lines.join('\n')}\n${tokenLine(token)}\n`;
}

/** No key of a settings file, and never said itself. */
function tokenLine(token: string | undefined): string {
  return token === undefined
    ? '# token: a new one at each start that goes beyond loopback # default'
    : `# token: set, and not shown # variable ${tokenVariable}`;
}

const onOneLine = { collectionStyle: 'flow', blockQuote: false, lineWidth: 0 } as const;
