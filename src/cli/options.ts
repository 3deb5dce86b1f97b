import type { AppOptions } from '../library/app-options.ts';
import { embeddedFixtures } from '../fixtures/source.ts';
import type { CorsRule } from '../http/cors.ts';
import { definedOnly } from '../json.ts';
import { everyAddress } from './network-urls.ts';
import { builtInProviders } from '../providers/index.ts';
import type { EffectiveSettings } from './settings.ts';
import { fallbackEntryOf, profileEntryOf, settingsProblems } from './setting-values.ts';
import { UsageError } from '../errors.ts';

/** Throws a UsageError for the first invalid setting. */
export function checkEffective(settings: EffectiveSettings): void {
  const [problem] = settingsProblems(settings);
  if (problem !== undefined) throw new UsageError(problem.message);
}

/** Converts the settings to the library's options. */
export function appOptionsOf(settings: EffectiveSettings, token?: string): AppOptions {
  const { admin, fallback, fidelity, host, now, prefer, provider, profile, quiet, scenario, seed } = settings;
  const { 'allowed-hosts': allowedHosts, 'public-url': publicUrl } = settings;
  return {
    ...{ admin, fidelity, prefer, providers: provider, profile: profilesOf(profile), quiet, scenario },
    requestBudget: settings['request-budget'],
    maxNamespaces: settings['max-namespaces'],
    requireNamespace: settings['require-namespace'],
    cors: corsOf(settings),
    trustProxy: settings['trust-proxy'],
    fallback: Object.fromEntries(fallback.map(fallbackEntryOf).map(({ provider, url }) => [provider, url])),
    // a client that names the only address of the listener means the emulator
    allowedHosts: everyAddress.includes(host) ? allowedHosts : [host, ...allowedHosts],
    adminOrigins: settings['admin-origins'],
    ...definedOnly({ now, publicUrl, seed, token }),
  };
}

/** Returns the profile of each provider: `rocketchat=observed` for one provider overrides `observed` for all. */
export function profilesOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const entries = texts.map(profileEntryOf);
  const all = entries.filter(({ provider }) => provider === undefined).at(-1)?.profile ?? 'documented';
  const profiles = new Map(builtInProviders.map(({ id }) => [id, all]));
  for (const { provider, profile } of entries) if (provider !== undefined) profiles.set(provider, profile);
  return Object.fromEntries(profiles);
}

function corsOf({ cors }: EffectiveSettings): CorsRule {
  const [only] = cors;
  const standsAlone = only === 'loopback' || only === '*' || only === 'off';
  return cors.length === 1 && standsAlone ? only : cors;
}

/** Returns the source of the fixtures, and what the emulator needs for them. The file readers are loaded only for a folder. */
export async function fixturesOf({ fixtures, scenario }: EffectiveSettings) {
  const arm = scenario.length === 0 ? undefined : (await import('../emulator/arm-at-start.ts')).armedAtStart;
  if (fixtures === undefined) return { source: embeddedFixtures, environment: definedOnly({ arm }) };
  const { folderFixtures, folderSets } = await import('../fixtures/folder.ts');
  const source = folderFixtures(fixtures, builtInProviders);
  return { source, environment: definedOnly({ arm, sets: folderSets(fixtures) }) };
}
