import type { AccessOptions } from '../admin/access/guard.ts';
import type { BaseOptions, EmulatorEnvironment } from '../emulator/from-options.ts';
import { embeddedFixtures, type FixtureSource } from '../fixtures/source.ts';
import { baseUrlOf } from '../urls.ts';
import type { PublicAddress } from '../http/public-address.ts';
import type { CorsRule } from '../http/cors.ts';
import type { ServerOptions } from '../server/create-server.ts';
import { builtInProviders } from '../providers/index.ts';
import type { Certificate } from '../http/listener.ts';
import type { SetSource } from '../scenarios/sets.ts';
import type { EffectiveSettings } from './resolve-settings.ts';
import { fallbackEntryOf, profileEntryOf } from './parse-values.ts';
import { settingsProblems } from './settings-problems.ts';
import { UsageError } from './usage-error.ts';

/** Throws a UsageError for settings that cannot be followed. */
export function checkEffective(settings: EffectiveSettings): void {
  const [problem] = settingsProblems(settings);
  if (problem !== undefined) throw new UsageError(problem.message);
}

/** What the settings mean for the emulator itself. */
export function emulatorOptionsOf(settings: EffectiveSettings): BaseOptions {
  const { provider, profile, scenario, seed, now } = settings;
  return {
    providers: provider,
    profile: profilesOf(profile),
    requestBudget: settings['request-budget'],
    scenario,
    maxNamespaces: settings['max-namespaces'],
    requireNamespace: settings['require-namespace'],
    ...(seed === undefined ? {} : { seed }),
    ...(now === undefined ? {} : { now }),
  };
}

/** The profile of each provider: `observed` for all, `rocketchat=observed` for one, or both: the one goes before. */
export function profilesOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const wanted = texts.map(profileEntryOf);
  const all = wanted.filter(({ provider }) => provider === undefined).at(-1)?.profile ?? 'documented';
  const profiles = new Map(builtInProviders.map(({ id }) => [id, all]));
  for (const { provider, profile } of wanted) if (provider !== undefined) profiles.set(provider, profile);
  return Object.fromEntries(profiles);
}

/** What the settings mean for the planes of every listener. */
export function planesOptionsOf(
  settings: EffectiveSettings,
  token: string | undefined,
  certificate: Certificate | undefined,
): Omit<ServerOptions, 'record' | 'report'> {
  const { quiet, prefer, fidelity, fallback } = settings;
  return {
    cors: corsOf(settings),
    quiet,
    prefer,
    fidelity,
    fallback: Object.fromEntries(fallback.map(fallbackEntryOf).map(({ provider, url }) => [provider, url])),
    requireNamespace: settings['require-namespace'],
    publicAddress: reachedOf(settings),
    access: accessOf(settings, token),
    ...(certificate === undefined ? {} : { certificate }),
  };
}

const everyAddress = ['0.0.0.0', '::'];

function accessOf(settings: EffectiveSettings, token: string | undefined): AccessOptions {
  const { 'public-url': publicUrl, host } = settings;
  return {
    admin: settings.admin,
    // whoever names the one address that is listened on names the emulator
    allowedHosts: everyAddress.includes(host)
      ? settings['allowed-hosts']
      : [host, ...settings['allowed-hosts']],
    adminOrigins: settings['admin-origins'],
    ...(publicUrl === undefined ? {} : { publicUrl: baseUrlOf(publicUrl) }),
    ...(token === undefined ? {} : { token }),
  };
}

function corsOf({ cors }: EffectiveSettings): CorsRule {
  const [only] = cors;
  const standsAlone = only === 'loopback' || only === '*' || only === 'off';
  return cors.length === 1 && standsAlone ? only : cors;
}

function reachedOf(settings: EffectiveSettings): PublicAddress {
  const { 'public-url': url, 'trust-proxy': trustProxy } = settings;
  return url === undefined ? { trustProxy } : { trustProxy, publicUrl: baseUrlOf(url) };
}

/** Where the fixtures come from. The parser of fixture files is loaded only when there are any. */
export async function fixtureSourceOf({ fixtures }: EffectiveSettings): Promise<FixtureSource> {
  if (fixtures === undefined) return embeddedFixtures;
  const { folderFixtures } = await import('../fixtures/folder.ts');
  return folderFixtures(fixtures, builtInProviders);
}

/** What the emulator stands on. What reads sets is loaded only where there are some to read. */
export async function groundOf({ fixtures, scenario }: EffectiveSettings): Promise<EmulatorEnvironment> {
  const sets = fixtures === undefined ? {} : { sets: await setsIn(fixtures) };
  if (scenario.length === 0) return sets;
  const { armedAtStart } = await import('../emulator/arm-at-start.ts');
  return { ...sets, arm: armedAtStart };
}

async function setsIn(fixtures: string): Promise<SetSource> {
  const { folderSets } = await import('../fixtures/set-folder.ts');
  return folderSets(fixtures);
}
