import type { Provider } from '../core/provider.ts';
import type { ArmedScenario, ScenarioEntry } from '../core/scenario.ts';
import type { Problem } from '../files/problems.ts';
import type { ReadPatch } from './patch.ts';
import type { ScenarioTarget } from './target.ts';
import { entryProblem } from './problems.ts';

/** A provider where a scenario may be switched on, with what its patches are read by. */
export interface PrepareTarget extends ScenarioTarget {
  readonly provider: Provider;
}

/** What a scenario needs beside what is written, to be switched on in these places; or what is wrong, by its own keys. */
export function preparedEntry(
  entry: ScenarioEntry,
  places: readonly PrepareTarget[],
  readPatch: ReadPatch,
): Pick<ArmedScenario, 'keys' | 'patches'> | { readonly problems: readonly Problem[] } {
  const problem = entryProblem(entry, places);
  if (problem !== undefined) {
    const path = problem.key === undefined ? [] : [problem.key];
    return { problems: [{ path, atKey: false, message: problem.message }] };
  }
  const own = places.filter(({ id }) => entry.provider === undefined || entry.provider === id);
  const keys = keysOf(entry, own);
  const { patch } = entry;
  if (patch === undefined) return keys === undefined ? {} : { keys };
  const read = own
    .filter(({ id }) => keys === undefined || Object.hasOwn(keys, id))
    .map(({ id, provider }) => ({ id, patch: readPatch(provider, patch, keys?.[id]) }));
  const patches = read.flatMap((one) => ('problems' in one.patch ? [] : [[one.id, one.patch] as const]));
  if (patches.length > 0)
    return { patches: Object.fromEntries(patches), ...(keys === undefined ? {} : { keys }) };
  const problems = read.flatMap((one) => ('problems' in one.patch ? one.patch.problems : []));
  const isFirst = ({ message }: Problem, index: number) =>
    problems.findIndex((other) => other.message === message) === index;
  return { problems: problems.filter(isFirst).map((one) => ({ ...one, path: ['patch', ...one.path] })) };
}

function keysOf({ account }: ScenarioEntry, places: readonly ScenarioTarget[]): ArmedScenario['keys'] {
  if (account === undefined) return undefined;
  return Object.fromEntries(
    places.flatMap(({ id, accountKey }) => {
      const key = accountKey(account);
      return key === undefined ? [] : [[id, key] as const];
    }),
  );
}
