import type { EmulatorOptions } from '../assemble.ts';
import type { CorsRule } from '../http/cors.ts';
import { rooms } from '../providers/rooms.ts';
import type { Settings } from './settings.ts';

/** What the settings mean for the emulator itself. */
export async function emulatorOptionsOf(settings: Settings): Promise<EmulatorOptions> {
  const { provider, profile, fixtures, seed, now } = settings;
  const requestBudget = settings['request-budget'];
  return {
    ...(provider === undefined ? {} : { providers: provider }),
    ...(profile === undefined ? {} : { profile: profileOf(profile) }),
    ...(fixtures === undefined ? {} : { fixtures: await folderSource(fixtures) }),
    ...(seed === undefined ? {} : { seed }),
    ...(now === undefined ? {} : { now }),
    ...(requestBudget === undefined ? {} : { requestBudget }),
  };
}

/** `observed` for all, or `rocketchat=observed` for one. */
function profileOf(profile: readonly string[]): string | Readonly<Record<string, string>> {
  const [only] = profile;
  if (profile.length === 1 && only !== undefined && !only.includes('=')) return only;
  return Object.fromEntries(profile.map((pair) => [nameOf(pair), pair.slice(nameOf(pair).length + 1)]));
}

/** What stands before the `=`. */
function nameOf(pair: string): string {
  return pair.split('=', 1).join();
}

/** Who may call from a browser. */
export function corsOf({ cors = ['loopback'] }: Settings): CorsRule {
  const [only] = cors;
  if (cors.length === 1 && (only === 'loopback' || only === '*' || only === 'off')) return only;
  return cors;
}

/** The parser of fixture files is loaded only when there are any. */
async function folderSource(folder: string): Promise<NonNullable<EmulatorOptions['fixtures']>> {
  const { folderFixtures } = await import('../fixtures/folder.ts');
  return folderFixtures(folder, rooms);
}
