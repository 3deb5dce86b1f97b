import type { Served } from '../emulator.ts';
import type { Setup } from './setup.ts';

/** Gives the providers as a namespace with these settings has them: some in another profile than the emulator's. */
export function createServedIn(served: readonly Served[]): (setup: Setup) => readonly Served[] {
  const known = new Map<string, readonly Served[]>();

  function inProfiles(profiles: Readonly<Record<string, string>>): readonly Served[] {
    return served.map((one) => {
      const wanted = Object.entries(one.room.profiles).find(([name]) => name === profiles[one.id]);
      return wanted === undefined ? one : withProfile(one, wanted[1]);
    });
  }

  return ({ profiles }) => {
    if (profiles === undefined) return served;
    const name = JSON.stringify(profiles);
    const before = known.get(name);
    if (before !== undefined) return before;
    const all = inProfiles(profiles);
    known.set(name, all);
    return all;
  };
}

/** The same provider in another profile; its fixtures stay those that it has at the time. */
function withProfile(one: Served, profile: Served['profile']): Served {
  if (one.profile === profile) return one;
  return {
    id: one.id,
    room: one.room,
    profile,
    get fixtures() {
      return one.fixtures;
    },
  };
}

/** What is wrong with the profiles that a namespace is to have. */
export function profilesProblem(
  served: readonly Served[],
  profiles: Readonly<Record<string, string>>,
): string | undefined {
  for (const [id, wanted] of Object.entries(profiles)) {
    const one = served.find((known) => known.id === id);
    if (one === undefined) {
      return `no provider ${id} is served; expected one of ${served.map((known) => known.id).join(', ')}`;
    }
    const known = Object.keys(one.room.profiles);
    if (!known.includes(wanted)) return `${id} has no profile ${wanted}; expected one of ${known.join(', ')}`;
  }
  return undefined;
}
