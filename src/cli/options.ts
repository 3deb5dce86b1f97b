import type { EmulatorOptions } from '../assemble.ts';
import { embeddedFixtures, type FixtureSource } from '../fixtures/source.ts';
import type { CorsRule } from '../http/cors.ts';
import { rooms } from '../providers/rooms.ts';
import type { Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** What the settings mean for the emulator itself. */
export function emulatorOptionsOf(settings: Settings): EmulatorOptions {
  const { provider, profile, seed, now } = settings;
  const requestBudget = settings['request-budget'];
  return {
    ...(provider === undefined ? {} : { providers: provider }),
    ...(profile === undefined ? {} : { profile: profileOf(profile) }),
    ...(seed === undefined ? {} : { seed }),
    ...(now === undefined ? {} : { now }),
    ...(requestBudget === undefined ? {} : { requestBudget }),
  };
}

/** `observed` for all, `rocketchat=observed` for one, or both: the one goes before. */
function profileOf(settings: readonly string[]): Readonly<Record<string, string>> {
  const all = settings.filter((setting) => !setting.includes('=')).at(-1) ?? 'documented';
  const profiles = new Map(rooms.map(({ id }) => [id, all]));
  for (const setting of settings.filter((one) => one.includes('='))) {
    const mark = setting.indexOf('=');
    profiles.set(setting.slice(0, mark), setting.slice(mark + 1));
  }
  return Object.fromEntries(profiles);
}

/** Who may call from a browser. */
export function corsOf({ cors = ['loopback'] }: Settings): CorsRule {
  const [only] = cors;
  if (cors.length === 1 && (only === 'loopback' || only === '*' || only === 'off')) return only;
  const wrong = cors.find((origin) => origin !== 'loopback' && !isOrigin(origin));
  if (wrong === undefined) return cors;
  const must = wrong === '*' || wrong === 'off' ? ', which must stand alone' : '';
  throw new UsageError(
    `cors has ${wrong}${must}; expected *, off, or loopback and origins such as https://app.example.com`,
  );
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** Where the fixtures come from. The parser of fixture files is loaded only when there are any. */
export async function fixtureSourceOf({ fixtures }: Settings): Promise<FixtureSource> {
  if (fixtures === undefined) return embeddedFixtures;
  const { folderFixtures } = await import('../fixtures/folder.ts');
  return folderFixtures(fixtures, rooms);
}
