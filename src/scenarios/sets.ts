import type { ScenarioEntry } from '../core/scenario.ts';
import type { components } from '../generated/scenario-sets/types.ts';
import { scenarioSets } from '../generated/scenario-sets/sets.ts';
import { expectedOneOf } from '../suggestion.ts';

/** What a file of a set holds, or a set that was saved. */
export type SetContent = components['schemas']['ScenarioSet'];

/** Scenarios that are switched on together. */
export interface ScenarioSet {
  readonly name: string;
  readonly description: string;
  /** Whether it is one of the emulator's own, from the fixtures folder, or was saved. */
  readonly source: 'built-in' | 'folder' | 'saved';
  readonly scenarios: readonly ScenarioEntry[];
}

/** Gives the sets that there are, as they are now. Throws a FileError where one of them is broken. */
export type SetSource = () => readonly ScenarioSet[];

/** The emulator's own sets. */
export const builtInSets: SetSource = () =>
  Object.entries(scenarioSets).map(([name, content]) => setOf(name, content, 'built-in'));

/** A set as its content has it. */
export function setOf(name: string, content: SetContent, source: ScenarioSet['source']): ScenarioSet {
  return { name, description: content.description ?? '', source, scenarios: content.scenarios };
}

/** The set of a name, the last where several have it; a sentence where there is none. */
export function setNamed(
  name: string,
  sets: readonly ScenarioSet[],
): ScenarioSet | { readonly none: string } {
  const known = [...new Set(sets.map((set) => set.name))].sort();
  return (
    sets.findLast((set) => set.name === name) ?? {
      none: `there is no scenario set ${name}; ${expectedOneOf(name, known)}`,
    }
  );
}
