import { OptionError } from '../errors.ts';
import type { ArmedScenario } from '../core/scenario.ts';
import { preparedEntry, type PrepareTarget } from '../scenarios/problems.ts';
import { readPatch } from '../scenarios/patch.ts';
import { setNamed, type SetSource } from '../scenarios/sets.ts';

/** Switches sets on for every namespace, from its start; throws an OptionError for one that cannot be. */
export function armedAtStart(
  names: readonly string[],
  sets: SetSource,
  places: readonly PrepareTarget[],
): readonly ArmedScenario[] {
  const known = sets();
  return names.flatMap((name) => {
    const set = setNamed(name, known);
    if ('none' in set) throw new OptionError(set.none);
    return set.scenarios.map((entry, index) => {
      const prepared = preparedEntry(entry, places, readPatch);
      if ('problems' in prepared) {
        const [first] = prepared.problems;
        throw new OptionError(
          `the scenario set ${name} cannot be switched on: scenarios[${index}]: ${first?.message ?? 'wrong'}`,
        );
      }
      return { id: `set-${name}-${index + 1}`, entry, source: 'set', set: name, ...prepared };
    });
  });
}
