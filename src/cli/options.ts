import type { AppOptions } from '../library/app-options.ts';
import { embeddedFixtures } from '../fixtures/source.ts';
import type { CorsRule } from '../http/cors.ts';
import { definedOnly } from '../json.ts';
import { everyAddress } from './network-urls.ts';
import { builtInProviders } from '../providers/index.ts';
import type { EffectiveSettings } from './settings.ts';
import { fallbackEntryOf, profileEntryOf, settingsProblems } from './setting-values.ts';
import { UsageError } from '../errors.ts';

/** Throws a UsageError for settings that cannot be followed. */
export function checkEffective(settings: EffectiveSettings): void {
  const [problem] = settingsProblems(settings);
  if (problem !== undefined) throw new UsageError(problem.message);
}

/** Returns the settings as the library's options, which say what they mean for the emulator and its planes. */
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

/** The profile of each provider: `observed` for all, `rocketchat=observed` for one, or both: the one goes before. */
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

/** Where the fixtures come from, and what the emulator needs for them. What reads files is loaded only when there are any. */
export async function fixturesOf({ fixtures, scenario }: EffectiveSettings) {
  const arm = scenario.length === 0 ? undefined : (await import('../emulator/arm-at-start.ts')).armedAtStart;
  if (fixtures === undefined) return { source: embeddedFixtures, environment: definedOnly({ arm }) };
  const { folderFixtures, folderSets } = await import('../fixtures/folder.ts');
  const source = folderFixtures(fixtures, builtInProviders);
  return { source, environment: definedOnly({ arm, sets: folderSets(fixtures) }) };
}
