import type { EmulatorOptions } from '../assemble.ts';
import { embeddedFixtures, type FixtureSource } from '../fixtures/source.ts';
import type { CorsRule } from '../http/cors.ts';
import { rooms } from '../providers/rooms.ts';
import type { EffectiveSettings } from './effective.ts';
import { originProblem, providerAndProfile } from './settings-problems.ts';
import { UsageError } from './usage-error.ts';

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
  const wanted = texts.map(providerAndProfile);
  const all = wanted.filter(({ provider }) => provider === undefined).at(-1)?.profile ?? 'documented';
  const profiles = new Map(rooms.map(({ id }) => [id, all]));
  for (const { provider, profile } of wanted) if (provider !== undefined) profiles.set(provider, profile);
  return Object.fromEntries(profiles);
}

/** Who may call from a browser. */
export function corsOf({ cors }: EffectiveSettings): CorsRule {
  const [only] = cors;
  if (cors.length === 1 && (only === 'loopback' || only === '*' || only === 'off')) return only;
  const [problem] = cors.flatMap((origin) => originProblem(origin, cors) ?? []);
  if (problem !== undefined) throw new UsageError(problem);
  return cors;
}

/** Where the fixtures come from. The parser of fixture files is loaded only when there are any. */
export async function fixtureSourceOf({ fixtures }: EffectiveSettings): Promise<FixtureSource> {
  if (fixtures === undefined) return embeddedFixtures;
  const { folderFixtures } = await import('../fixtures/folder.ts');
  return folderFixtures(fixtures, rooms);
}
