import { OptionError } from '../errors.ts';
import type { ArmedScenario } from '../core/scenario.ts';
import { preparedEntry, type PrepareTarget } from '../scenarios/problems.ts';
import type { ReadPatch } from '../scenarios/patch.ts';
import { setNamed, type SetSource } from '../scenarios/sets.ts';

/** Arms scenario sets in every namespace from its start; throws an OptionError if a set cannot be armed. */
export function armedAtStart(
  names: readonly string[],
  sets: SetSource,
  places: readonly PrepareTarget[],
  readPatch: ReadPatch,
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
          `the scenario set ${name} cannot be armed: scenarios[${index}]: ${first?.message ?? 'wrong'}`,
        );
      }
      return { id: `set-${name}-${index + 1}`, entry, source: 'set', set: name, ...prepared };
    });
  });
}
