import type { ScenarioEntry } from '../../core/scenario.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import { profilesProblem } from '../../emulator/namespace-profiles.ts';
import { checkScenarioSet } from '../../generated/scenario-sets/checks.js';
import { isPlainJson, plainJsonProblem } from '../../json.ts';
import {
  configAddress,
  configIn,
  emptyOverlay,
  type NamespaceConfig,
  type Overlay,
} from '../../store/store.ts';
import { armScenarios } from '../scenarios.ts';
import type { StateProblem } from './document.ts';
import type { Provenance } from './provenance.ts';
import { importState } from './snapshots.ts';

/** Reads the settings of a bundle without a state. Its namespace has the fixtures only. */
export function readStateless(
  { seed, profiles, scenarios }: Readonly<Record<string, unknown>>,
  origin: Provenance,
): { readonly layer: Overlay; readonly scenarios: readonly ScenarioEntry[] } | StateProblem {
  if (typeof seed !== 'string' || seed === '') return { problem: 'the bundle has no valid seed' };
  if (!isProfiles(profiles))
    return { problem: "the profiles of the bundle aren't an object; expected one for each provider" };
  const entries = readScenarios(scenarios);
  if ('problem' in entries) return entries;
  const usual = origin.profilesIn({});
  const others = Object.entries(profiles).filter(([provider, profile]) => usual[provider] !== profile);
  const setup: NamespaceConfig = {
    ...(others.length === 0 ? {} : { profiles: Object.fromEntries(others) }),
    ...(seed === origin.seed ? {} : { randomness: { seed, namespace: origin.namespace } }),
  };
  return { layer: { ...emptyOverlay, records: new Map([[configAddress, setup]]) }, ...entries };
}

function isProfiles(value: unknown): value is Readonly<Record<string, string>> {
  return isPlainJson(value) && Object.values(value).every((profile) => typeof profile === 'string');
}

function readScenarios(value: unknown): { readonly scenarios: readonly ScenarioEntry[] } | StateProblem {
  if (!Array.isArray(value))
    return { problem: "the scenarios of the bundle aren't a list; expected a list of scenarios" };
  const scenarios: ScenarioEntry[] = [];
  for (const [index, one] of value.entries()) {
    const notJson = plainJsonProblem(one);
    if (notJson !== undefined)
      return { problem: `scenarios[${index}] of the bundle ${notJson}; expected plain JSON` };
    const { id: _id, ...entry } = isPlainJson(one) ? one : {};
    const set: unknown = { scenarios: [entry] };
    if (!isPlainJson(one) || !checkScenarioSet(set))
      return {
        problem: `scenarios[${index}] of the bundle isn't a scenario; expected an entry of GET /__admin/bundle`,
      };
    scenarios.push(...set.scenarios);
  }
  return { scenarios };
}

/** Replaces a namespace by the fixtures with a bundle's settings and scenarios; if one is wrong, nothing changes. */
export async function importStateless(
  emulator: Emulator,
  namespace: string,
  layer: Overlay,
  scenarios: readonly ScenarioEntry[],
): Promise<StateProblem | undefined> {
  const setup = configIn(layer.records);
  const wrongProfile = profilesProblem(emulator.served, setup.profiles ?? {});
  if (wrongProfile !== undefined) return { problem: `in the bundle, ${wrongProfile}` };
  const before = await emulator.store.layer(namespace);
  // the bundle has those of its own files, too
  const disarmed = emulator.activeScenarios({}).map(({ id }) => id);
  const records = new Map(layer.records).set(configAddress, {
    ...setup,
    ...(disarmed.length === 0 ? {} : { disarmed }),
  });
  await importState(emulator, namespace, { ...layer, records });
  const armed = await armScenarios(emulator, namespace, { scenarios });
  if (!('problems' in armed)) return undefined;
  await emulator.store.replace(namespace, before, emulator.expiryOf(before));
  const why = armed.problems.map(({ message }) => message).join('; ');
  return { problem: `in the bundle, a scenario can't be armed: ${why}` };
}
