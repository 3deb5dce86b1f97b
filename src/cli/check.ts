import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorFromOptions } from '../emulator/from-options.ts';
import { certificateOf, keptLines, noteOf } from './certificate.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { appOptionsOf, checkEffective, fixturesOf } from './options.ts';
import { servedLine } from './terminal.ts';
import { displayUrl } from '../urls.ts';
import type { CliContext } from './command-options.ts';
import { loadProviders } from './load-providers.ts';
import { options as settingOptions } from './option-table.ts';
import { printable } from './printable.ts';
import { tokenVariable } from './token.ts';

/** `login-emulator check`: validates the settings and the fixtures; throws the same errors as `start`. */
export async function check(
  { settings }: ResolvedSettings,
  { providers, folder: working }: CliContext,
): Promise<void> {
  checkEffective(settings, providers.builtIn);
  const { 'tls-ca': folder } = settings;
  // the first start creates the authority, not the check
  const isNew = folder !== undefined && !existsSync(join(folder, 'ca.pem'));
  const certificate = isNew ? undefined : await certificateOf(settings);
  const chosen = await loadProviders(settings, providers, working);
  const { source, environment } = await fixturesOf(settings, chosen);
  const options = appOptionsOf(settings, chosen);
  const { emulator, notes } = emulatorFromOptions(options, chosen.known, source, environment);
  for (const served of emulator.served) {
    const loaded = chosen.loaded.find(({ provider }) => provider === served.provider);
    const own = loaded === undefined ? undefined : (loaded.fixtures ?? 'the default accounts');
    print(servedLine(served, own));
  }
  const { ca, caFile } = certificate ?? {};
  if (ca !== undefined && caFile !== undefined)
    print(`certificate authority: ${keptLines(ca, caFile).slice(0, 2).join(', ')}`);
  const loadNotes = await Promise.all(
    chosen.loaded.map(async (one) => [...one.notes, ...((await one.exampleNotes?.()) ?? [])]),
  );
  for (const note of [...loadNotes.flat(), ...notes, ...noteOf(certificate)]) print(`note: ${note}`);
}

/** Prints a line, which may have texts of a contract. */
function print(line: string): void {
  process.stdout.write(`${printable(line)}\n`);
}

/** `login-emulator check --print-config`: prints the settings in effect, even if the fixtures are broken. */
export async function printConfig(effective: ResolvedSettings, { providers }: CliContext): Promise<void> {
  checkEffective(effective.settings, providers.builtIn);
  process.stdout.write(await configText(effective));
}

/** Formats the settings in effect as a settings file, each with its source. */
async function configText({ settings, origins, token }: ResolvedSettings): Promise<string> {
  const { stringify } = await import('yaml');
  const values = new Map<string, unknown>(Object.entries(settings));
  const lines = settingOptions.map(([name, { unset }]) => {
    const value = values.get(name);
    const origin = origins.get(name) ?? 'default';
    if (value === undefined) return `# ${name}: ${unset ?? 'none'} # default`;
    if (name === 'store' && settings.store !== displayUrl(settings.store))
      return `# store: ${displayUrl(settings.store)}, password hidden # ${origin}`;
    return `${name}: ${stringify(value, onOneLine).trimEnd()} # ${origin}`;
  });
  return `${lines.join('\n')}\n${tokenLine(token)}\n`;
}

/** The token isn't a key of a settings file, and is never printed. */
function tokenLine(token: string | undefined): string {
  return token === undefined
    ? '# token: generated at each start beyond loopback # default'
    : `# token: set, hidden # variable ${tokenVariable}`;
}

const onOneLine = { collectionStyle: 'flow', blockQuote: false, lineWidth: 0 } as const;
