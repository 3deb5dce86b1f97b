import { knownSets, saveSet } from '../../scenarios/saved.ts';
import { setNamed, type ScenarioSet } from '../../scenarios/sets.ts';
import { shownScenarios } from '../../scenarios/shown.ts';
import { switchOn } from '../../scenarios/switch-on.ts';
import { problem, type Calls } from '../call.ts';
import { cannotSwitchOn } from '../scenario-problem.ts';

/** Sets of scenarios. */
export const scenarioSetCalls = {
  async listScenarioSets({ emulator, namespace }) {
    return { status: 200, body: { sets: (await knownSets(emulator, namespace)).map(shownSet) } };
  },

  async armScenarioSet({ emulator, namespace, params: { name } }) {
    const set = setNamed(name, await knownSets(emulator, namespace));
    if ('none' in set) return problem(404, set.none);
    const armed = await switchOn(emulator, namespace, { scenarios: set.scenarios, set: name });
    if ('problems' in armed) return cannotSwitchOn(armed.problems);
    return { status: 201, body: { scenarios: [...(await shownScenarios(emulator, namespace, armed))] } };
  },

  async saveScenarioSet({ emulator, namespace, params: { name } }) {
    const saved = await saveSet(emulator, namespace, name);
    return 'full' in saved ? problem(409, saved.full) : { status: 200, body: shownSet(saved) };
  },
} satisfies Calls<'listScenarioSets' | 'armScenarioSet' | 'saveScenarioSet'>;

function shownSet({ scenarios, ...set }: ScenarioSet) {
  return { ...set, scenarios: [...scenarios] };
}
