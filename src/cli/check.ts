import { emulatorFromOptions } from '../emulator/from-options.ts';
import { certificateOf } from './certificate.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { appOptionsOf, checkEffective, fixturesOf } from './options.ts';
import { servedLine } from './terminal.ts';
import { displayUrl } from '../urls.ts';
import { options } from './option-table.ts';
import { tokenVariable } from './token.ts';

/** `login-emulator check`: whether the settings and the fixtures can be used; throws what `start` would. */
export async function check({ settings }: ResolvedSettings): Promise<void> {
  checkEffective(settings);
  await certificateOf(settings);
  const { source, environment } = await fixturesOf(settings);
  const { emulator, notes } = emulatorFromOptions(appOptionsOf(settings), source, environment);
  for (const served of emulator.served) process.stdout.write(`${servedLine(served)}\n`);
  for (const note of notes) process.stdout.write(`note: ${note}\n`);
}

/** `login-emulator check --print-config`: the settings in effect, whatever the fixtures are like. */
export async function printConfig(effective: ResolvedSettings): Promise<void> {
  checkEffective(effective.settings);
  process.stdout.write(await configText(effective));
}

/** The settings in effect as a settings file holds them, each with where it comes from. */
async function configText({ settings, origins, token }: ResolvedSettings): Promise<string> {
  const { stringify } = await import('yaml');
  const values = new Map<string, unknown>(Object.entries(settings));
  const lines = options.map(([name, { unset }]) => {
    const value = values.get(name);
    const origin = origins.get(name) ?? 'default';
    if (value === undefined) return `# ${name}: ${unset ?? 'none'} # default`;
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
