import type { Emulator } from '../emulator/emulator.ts';
import { setsOf } from '../store/store.ts';
import { setOf, type ScenarioSet, type SetContent } from '../scenarios/sets.ts';
import { isRecord } from '../json.ts';

const prefix = 'emulator/sets/';
const maxSaved = 100;

/** Returns a namespace's scenario sets: built-in, from the folder, and saved. A later set overrides one of its name. */
export async function knownSets(emulator: Emulator, namespace: string): Promise<readonly ScenarioSet[]> {
  const records = await emulator.store.list(setsOf(namespace), prefix);
  const saved = [...records].flatMap(([address, content]) =>
    isContent(content) ? [setOf(address.slice(prefix.length), content, 'saved')] : [],
  );
  const byName = new Map([...emulator.sets(), ...saved].map((set) => [set.name, set]));
  return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Saves the scenarios armed in a namespace as one of its sets. */
export async function saveSet(
  emulator: Emulator,
  namespace: string,
  name: string,
): Promise<ScenarioSet | { readonly full: string }> {
  const saved = await emulator.store.list(setsOf(namespace), prefix);
  if (saved.size >= maxSaved && !saved.has(`${prefix}${name}`)) {
    return {
      full: `${namespace} has ${maxSaved} saved scenario sets, which is the limit; replace one of them`,
    };
  }
  const armed = emulator.activeScenarios(await emulator.config(namespace));
  const content = {
    description: `the scenarios that were armed in ${namespace}`,
    scenarios: armed.map(({ entry }) => entry),
  };
  await emulator.store.commit(setsOf(namespace), new Map(), new Map([[`${prefix}${name}`, content]]));
  return setOf(name, content, 'saved');
}

function isContent(value: unknown): value is SetContent {
  return isRecord(value);
}
