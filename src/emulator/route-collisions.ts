import { fullTemplate } from '../core/contract.ts';
import { filledSegment } from '../core/segments.ts';
import type { ServedProvider } from './emulator.ts';

/** A provider with the profile whose paths it serves. */
type Routed = Pick<ServedProvider, 'id' | 'profile'>;

/** Whether a path is the emulator's own: the control plane's, or the prefix of a namespace. */
export function isReserved(path: string): boolean {
  if (path.startsWith('/@')) return true;
  return path.startsWith('/__admin') && (path.length === adminLength || path.charAt(adminLength) === '/');
}

const adminLength = '/__admin'.length;

/** Returns a sentence for each two providers with one base path, for each path declared twice, and for each reserved one. */
export function routeCollisions(served: readonly Routed[]): readonly string[] {
  return [...sameBasePaths(served), ...samePaths(served), ...reservedPaths(served)];
}

function sameBasePaths(served: readonly Routed[]): readonly string[] {
  const byBasePath = new Map<string, string[]>();
  for (const { id, profile } of served) {
    const { basePath } = profile.contract;
    byBasePath.set(basePath, [...(byBasePath.get(basePath) ?? []), id]);
  }
  return [...byBasePath]
    .filter(([, ids]) => ids.length > 1)
    .map(
      ([basePath, ids]) =>
        `${ids.join(' and ')} have the same base path ${basePath || '/'}; set another in the servers of one contract`,
    );
}

function samePaths(served: readonly Routed[]): readonly string[] {
  const first = new Map<string, string>();
  const sentences: string[] = [];
  for (const { id, profile } of served) {
    for (const { contract } of profile.endpoints) {
      const path = fullTemplate(profile.contract, contract);
      const base = path.slice(0, path.length - contract.template.length);
      const shape = [base, ...contract.segments.map((segment) => filledSegment(segment, () => '{}'))].join(
        '/',
      );
      const key = `${contract.method} ${shape}`;
      const name = `${id}'s ${contract.operationId} (${contract.method} ${path})`;
      const before = first.get(key);
      if (before === undefined) first.set(key, name);
      else sentences.push(`${before} and ${name} have the same path; remove one of them`);
    }
  }
  return sentences;
}

function reservedPaths(served: readonly Routed[]): readonly string[] {
  return served.flatMap(({ id, profile }) =>
    profile.endpoints.flatMap(({ contract }) => {
      const path = fullTemplate(profile.contract, contract);
      if (!isReserved(path)) return [];
      return [
        `${id}'s ${contract.operationId} has the path ${path}, which is the emulator's own; set a base path`,
      ];
    }),
  );
}
