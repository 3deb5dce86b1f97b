import type { AppOptions } from '../library/app-options.ts';
import type { EmulatorEnvironment } from '../emulator/from-options.ts';
import { createEmbeddedFixtures, embeddedFixtures } from '../fixtures/source.ts';
import type { CorsRule } from '../http/cors.ts';
import { definedOnly } from '../json.ts';
import { everyAddress, networkUrls } from '../http/network-urls.ts';
import type { Provider } from '../core/provider.ts';
import { knownIds } from './provider-entries.ts';
import type { ChosenProviders } from './load-providers.ts';
import type { EffectiveSettings } from './settings.ts';
import { fallbackEntryOf, profileEntryOf, settingsProblems } from './setting-values.ts';
import { UsageError } from '../errors.ts';

/** Throws a UsageError for the first invalid setting. */
export function checkEffective(settings: EffectiveSettings, builtIn: readonly Provider[]): void {
  const ids = knownIds(
    builtIn.map(({ id }) => id),
    settings,
  );
  const [problem] = settingsProblems(settings, ids);
  if (problem !== undefined) throw new UsageError(problem.message);
}

/** Converts the settings to the library's options. */
export function appOptionsOf(
  settings: EffectiveSettings,
  { ids, known }: ChosenProviders,
  token?: string,
): AppOptions {
  const { admin, fallback, fidelity, host, now, prefer, profile, quiet, scenario, seed } = settings;
  const { 'allowed-hosts': allowedHosts, 'public-url': publicUrl } = settings;
  return {
    ...{ admin, fidelity, prefer, providers: ids, profile: profilesOf(profile, known), quiet, scenario },
    requestBudget: settings['request-budget'],
    maxNamespaces: settings['max-namespaces'],
    requireNamespace: settings['require-namespace'],
    cors: corsOf(settings),
    trustProxy: settings['trust-proxy'],
    fallback: Object.fromEntries(fallback.map(fallbackEntryOf).map(({ provider, url }) => [provider, url])),
    allowedHosts: [...ownHosts(host), ...allowedHosts],
    adminOrigins: settings['admin-origins'],
    ...definedOnly({ now, publicUrl, seed, token }),
  };
}

/** Returns the hosts that mean this emulator: its only address, or those of the machine, which no other site can have. */
function ownHosts(host: string): readonly string[] {
  if (!everyAddress.includes(host)) return [host];
  return networkUrls('http://localhost', host).map((url) => new URL(url).hostname);
}

/** Returns the profile of each provider: `rocketchat=observed` for one provider overrides `observed` for all. */
export function profilesOf(
  texts: readonly string[],
  known: readonly Provider[],
): Readonly<Record<string, string>> {
  const entries = texts.map(profileEntryOf);
  const all = entries.filter(({ provider }) => provider === undefined).at(-1)?.profile ?? 'documented';
  const profiles = new Map(known.map(({ id }) => [id, all]));
  for (const { provider, profile } of entries) if (provider !== undefined) profiles.set(provider, profile);
  return Object.fromEntries(profiles);
}

function corsOf({ cors }: EffectiveSettings): CorsRule {
  const [only] = cors;
  const standsAlone = only === 'loopback' || only === '*' || only === 'off';
  return cors.length === 1 && standsAlone ? only : cors;
}

/** Returns the source of the fixtures, and what the emulator needs for them. The file readers are loaded only for a folder. */
export async function fixturesOf(
  { fixtures, scenario }: EffectiveSettings,
  { ids, known, loaded }: ChosenProviders,
) {
  if (fixtures === undefined && scenario.length === 0 && loaded.length === 0)
    return { source: embeddedFixtures, environment: {} };
  const { fixtureChecksOf } = await import('../scenarios/fixture-checks.ts');
  const { createReadPatch } = await import('../scenarios/patch.ts');
  const { armedAtStart } = await import('../emulator/arm-at-start.ts');
  const checks = await fixtureChecksOf(known.filter(({ id }) => ids.includes(id)));
  const readPatch = createReadPatch(checks);
  const arm: EmulatorEnvironment['arm'] = (names, sets, places) =>
    armedAtStart(names, sets, places, readPatch);
  if (fixtures === undefined) return { source: createEmbeddedFixtures(readPatch), environment: { arm } };
  const { folderFixtures, folderSets } = await import('../fixtures/folder.ts');
  const source = folderFixtures(fixtures, known, checks);
  return { source, environment: { arm, sets: folderSets(fixtures) } };
}
