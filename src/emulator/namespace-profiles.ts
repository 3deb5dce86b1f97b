import type { ServedProvider } from './emulator.ts';
import { perList, type ServedList } from './per-list.ts';
import type { NamespaceConfig } from '../store/store.ts';

/** Creates a function that returns the providers for a namespace's settings, some in another profile. */
export function createServedIn(): (setup: NamespaceConfig, served: ServedList) => ServedList {
  const knownOf = perList(() => new Map<string, ServedList>());

  return ({ profiles }, served) => {
    if (profiles === undefined) return served;
    const known = knownOf(served);
    const name = JSON.stringify(profiles);
    const all = known.get(name) ?? inProfiles(served, profiles);
    known.set(name, all);
    return all;
  };
}

/** Returns the same list if all providers already have these profiles. */
function inProfiles(served: ServedList, profiles: Readonly<Record<string, string>>): ServedList {
  const all = served.map((one) => {
    const profile = Object.entries(one.provider.profiles).find(([name]) => name === profiles[one.id])?.[1];
    return profile === undefined || profile === one.profile ? one : { ...one, profile };
  });
  return all.every((one, index) => one === served[index]) ? served : all;
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
