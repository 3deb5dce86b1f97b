import type { ServedProvider } from './emulator.ts';
import type { NamespaceConfig } from '../store/store.ts';

/** Creates a function that returns the providers for a namespace's settings, some in another profile. */
export function createServedIn(
  served: readonly ServedProvider[],
): (setup: NamespaceConfig) => readonly ServedProvider[] {
  const known = new Map<string, readonly ServedProvider[]>();

  function inProfiles(profiles: Readonly<Record<string, string>>): readonly ServedProvider[] {
    return served.map((one) => {
      const chosen = Object.entries(one.provider.profiles).find(([name]) => name === profiles[one.id]);
      return chosen === undefined ? one : withProfile(one, chosen[1]);
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

/** Returns the provider in another profile, with its current fixtures. */
function withProfile(one: ServedProvider, profile: ServedProvider['profile']): ServedProvider {
  if (one.profile === profile) return one;
  return {
    id: one.id,
    provider: one.provider,
    profile,
    get fixtures() {
      return one.fixtures;
    },
  };
}

/** Returns the problem of the profiles requested for a namespace; undefined if they are valid. */
export function profilesProblem(
  served: readonly ServedProvider[],
  profiles: Readonly<Record<string, string>>,
): string | undefined {
  for (const [id, name] of Object.entries(profiles)) {
    const one = served.find((known) => known.id === id);
    if (one === undefined)
      return `no provider ${id} is served; expected one of ${served.map((known) => known.id).join(', ')}`;
    const known = Object.keys(one.provider.profiles);
    if (!known.includes(name)) return `${id} has no profile ${name}; expected one of ${known.join(', ')}`;
  }
  return undefined;
}
