import { fullTemplate } from '../core/contract.ts';
import { filledSegment } from '../core/segments.ts';
import type { Provider, ProviderProfile } from '../core/provider.ts';
import { OptionError } from '../errors.ts';

/** A provider in one of its profiles. */
interface Routed {
  readonly id: string;
  readonly profile: ProviderProfile;
}

/** Whether a path is the emulator's own: the control plane's, or the prefix of a namespace. */
export function isReserved(path: string): boolean {
  if (path.startsWith('/@')) return true;
  return path.startsWith('/__admin') && (path.length === adminLength || path.charAt(adminLength) === '/');
}

const adminLength = '/__admin'.length;

/** Throws an OptionError with the first collision of these providers' routes. */
export function checkRoutes(providers: readonly Provider[]): void {
  const [collision] = routeCollisions(providers);
  if (collision !== undefined) throw new OptionError(collision);
}

/**
 * Returns a sentence for each path declared twice, and for each path that is the emulator's own. Providers may have the
 * same base path, or one below another's.
 */
export function routeCollisions(providers: readonly Provider[]): readonly string[] {
  const all = providers.flatMap(({ id, profiles }) =>
    Object.values<ProviderProfile>(profiles).map((profile): Routed => ({ id, profile })),
  );
  return [...samePaths(all), ...reservedPaths(all)];
}

/** The ways to separate the paths of two providers. */
const moved =
  'serve one of the providers, or set another path in the servers of one contract, or in its overlay: ' +
  '{ target: $, update: { servers: [{ url: /… }] } }';

function samePaths(all: readonly Routed[]): readonly string[] {
  const first = new Map<string, Routed & { readonly name: string }>();
  const sentences: string[] = [];
  for (const { id, profile } of all) {
    for (const { contract } of profile.endpoints) {
      const path = fullTemplate(profile.contract, contract);
      const base = path.slice(0, path.length - contract.template.length);
      const shape = contract.segments.map((segment) => filledSegment(segment, () => '{}'));
      const key = [`${contract.method} ${base}`, ...shape].join('/');
      const name = `${id}'s ${contract.operationId} (${contract.method} ${path})`;
      const before = first.get(key);
      if (before === undefined) first.set(key, { id, profile, name });
      // two profiles of a provider are never served together
      else if (before.id !== id || before.profile === profile)
        sentences.push(
          `${before.name} and ${name} have the same path; ${before.id === id ? 'remove one of them' : moved}`,
        );
    }
  }
  return sentences;
}

function reservedPaths(all: readonly Routed[]): readonly string[] {
  return all.flatMap(({ id, profile }) =>
    profile.endpoints.flatMap(({ contract }) => {
      const path = fullTemplate(profile.contract, contract);
      if (!isReserved(path)) return [];
      return [
        `${id}'s ${contract.operationId} has the path ${path}, which is the emulator's own; set a base path`,
      ];
    }),
  );
}
