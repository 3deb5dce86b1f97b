import { randomBytes } from 'node:crypto';
import type { Room, RoomProfile } from './core/room.ts';
import { createEmulator, type Emulator, type Served } from './emulator.ts';
import { createClock } from './environment/clock.ts';
import { embeddedFixtures, type FixtureSource, type Wanting } from './fixtures/source.ts';
import { rooms } from './providers/rooms.ts';
import { createMemoryStore } from './store/memory.ts';

/** What an emulator can be told. */
export interface EmulatorOptions {
  /** The providers to serve; all when left out. */
  readonly providers?: readonly string[];
  /** `documented` (the default) or `observed`, for all or by provider; a provider without it keeps `documented`. */
  readonly profile?: string | Readonly<Record<string, string>>;
  /** Where fixtures come from; the embedded ones when left out. */
  readonly fixtures?: FixtureSource;
  /** The same seed, requests and time give the same answers. */
  readonly seed?: string;
  /** Freezes the clock at this time: ISO text, a Date, or epoch milliseconds. */
  readonly now?: string | number | Date;
  /** Whether the vendors' request budgets count: `off` (the default) or `vendor`. */
  readonly requestBudget?: 'off' | 'vendor';
}

/** An option that cannot be followed: what is wrong with it and what was expected. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** An emulator with what a person should know about how it was put together. */
export interface Assembled {
  readonly emulator: Emulator;
  readonly notes: readonly string[];
}

/** Puts an emulator together from options; throws an OptionError or a FileError that says what to mend. */
export function assemble(options: EmulatorOptions): Assembled {
  const notes: string[] = [];
  const chosen = roomsFor(options.providers).map((room): Wanting => ({
    room,
    profile: profileFor(room, options.profile, notes),
  }));
  const fixtures = (options.fixtures ?? embeddedFixtures)(chosen);
  const served = chosen.map(({ room, profile }): Served => {
    const own = fixtures.get(room.id);
    if (own === undefined) throw new Error(`no fixtures for ${room.id}`);
    return { id: room.id, room, profile, fixtures: own };
  });
  const emulator = createEmulator({
    served,
    store: createMemoryStore(),
    clock: createClock(options.now === undefined ? undefined : timeOf(options.now)),
    seed: options.seed ?? randomBytes(8).toString('hex'),
    budgeted: options.requestBudget === 'vendor',
  });
  return { emulator, notes };
}

function roomsFor(providers: readonly string[] | undefined): readonly Room[] {
  if (providers === undefined) return rooms;
  if (!Array.isArray(providers) || providers.length === 0) {
    throw new OptionError(`providers must be a list of at least one; expected some of ${namesOf(rooms)}`);
  }
  return [...new Set(providers)].map((id) => {
    const room = rooms.find((known) => known.id === id);
    if (room === undefined)
      throw new OptionError(`there is no provider ${id}; expected one of ${namesOf(rooms)}`);
    return room;
  });
}

function profileFor(room: Room, profile: EmulatorOptions['profile'], notes: string[]): RoomProfile {
  const { documented, observed } = room.profiles;
  const wanted = typeof profile === 'string' ? profile : (profile?.[room.id] ?? 'documented');
  if (typeof profile === 'object') checkNames(Object.keys(profile));
  if (wanted === 'documented') return documented;
  if (wanted !== 'observed')
    throw new OptionError(`there is no profile ${wanted}; expected documented or observed`);
  if (observed === undefined) notes.push(`${room.id} has no observed profile yet and keeps documented`);
  return observed ?? documented;
}

/** Throws an OptionError for a name that is no provider's. */
export function checkNames(names: readonly string[]): void {
  const stranger = names.find((name) => !rooms.some(({ id }) => id === name));
  if (stranger !== undefined)
    throw new OptionError(`there is no provider ${stranger}; expected one of ${namesOf(rooms)}`);
}

/** Answers write times with four digits for the year, and some of them lie a year ahead. */
const latest = Date.UTC(9000, 0);

function timeOf(now: string | number | Date): number {
  const time = new Date(now).getTime();
  if (time >= 0 && time < latest) return time;
  throw new OptionError(
    `now is ${String(now)}; expected a time from 1970 to 8999 such as 2027-01-31T12:00:00Z`,
  );
}

function namesOf(all: readonly Room[]): string {
  return all.map(({ id }) => id).join(', ');
}
