import type { EmulatorOptions } from '../assemble.ts';
import { embeddedFixtures, type FixtureSource } from '../fixtures/source.ts';
import { baseUrlOf } from '../http/base-url.ts';
import type { Reached } from '../http/client.ts';
import type { CorsRule } from '../http/cors.ts';
import type { PlanesOptions } from '../planes.ts';
import { rooms } from '../providers/rooms.ts';
import type { EffectiveSettings } from './effective.ts';
import { profileEntryOf } from './entries.ts';
import { settingsProblems } from './settings-problems.ts';
import { UsageError } from './usage-error.ts';

/** Throws a UsageError for settings that cannot be followed. */
export function checkEffective(settings: EffectiveSettings): void {
  const [problem] = settingsProblems(settings);
  if (problem !== undefined) throw new UsageError(problem.message);
}

/** What the settings mean for the emulator itself. */
export function emulatorOptionsOf(settings: EffectiveSettings): EmulatorOptions {
  const { provider, profile, seed, now } = settings;
  return {
    providers: provider,
    profile: profilesOf(profile),
    requestBudget: settings['request-budget'],
    ...(seed === undefined ? {} : { seed }),
    ...(now === undefined ? {} : { now }),
  };
}

/** The profile of each provider: `observed` for all, `rocketchat=observed` for one, or both: the one goes before. */
export function profilesOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const wanted = texts.map(profileEntryOf);
  const all = wanted.filter(({ provider }) => provider === undefined).at(-1)?.profile ?? 'documented';
  const profiles = new Map(rooms.map(({ id }) => [id, all]));
  for (const { provider, profile } of wanted) if (provider !== undefined) profiles.set(provider, profile);
  return Object.fromEntries(profiles);
}

/** What the settings mean for the planes. */
export function planesOptionsOf(settings: EffectiveSettings): Omit<PlanesOptions, 'record' | 'report'> {
  const { quiet, prefer, fidelity } = settings;
  return { cors: corsOf(settings), quiet, prefer, fidelity, reached: reachedOf(settings) };
}

function corsOf({ cors }: EffectiveSettings): CorsRule {
  const [only] = cors;
  const standsAlone = only === 'loopback' || only === '*' || only === 'off';
  return cors.length === 1 && standsAlone ? only : cors;
}

function reachedOf(settings: EffectiveSettings): Reached {
  const { 'public-url': url, 'trust-proxy': trustProxy } = settings;
  return url === undefined ? { trustProxy } : { trustProxy, publicUrl: baseUrlOf(url) };
}

/** Where the fixtures come from. The parser of fixture files is loaded only when there are any. */
export async function fixtureSourceOf({ fixtures }: EffectiveSettings): Promise<FixtureSource> {
  if (fixtures === undefined) return embeddedFixtures;
  const { folderFixtures } = await import('../fixtures/folder.ts');
  return folderFixtures(fixtures, rooms);
}
