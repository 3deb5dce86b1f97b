import type { ScenarioEntry } from '../core/scenario.ts';
import type { components } from '../generated/scenario-sets/types.ts';
import { scenarioSets } from '../generated/scenario-sets/sets.ts';
import { expectedOneOf } from '../suggestion.ts';

/** The content of a set's file, or of a saved set. */
export type SetContent = components['schemas']['ScenarioSet'];

/** Scenarios that are armed together. */
export interface ScenarioSet {
  readonly name: string;
  readonly description: string;
  /** Whether it is built in, comes from the fixtures folder, or was saved. */
  readonly source: 'built-in' | 'folder' | 'saved';
  readonly scenarios: readonly ScenarioEntry[];
}

/** Returns the current sets. Throws a FileError if one is invalid. */
export type SetSource = () => readonly ScenarioSet[];

/** The emulator's own sets. */
export const builtInSets: SetSource = () =>
  Object.entries(scenarioSets).map(([name, content]) => setOf(name, content, 'built-in'));

/** Creates a set from its content. */
export function setOf(name: string, content: SetContent, source: ScenarioSet['source']): ScenarioSet {
  return { name, description: content.description ?? '', source, scenarios: content.scenarios };
}

/** Returns the set with a name (the last if several have it), or a message if none has. */
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
