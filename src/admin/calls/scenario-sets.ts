import { knownSets, saveSet } from '../../namespaces/scenarios/saved-sets.ts';
import { setNamed, type ScenarioSet } from '../../scenarios/sets.ts';
import { scenarioViews } from '../../namespaces/scenarios/view.ts';
import { armScenarios } from '../../namespaces/scenarios/arm.ts';
import { problem, type Handlers } from '../handler.ts';
import { cannotSwitchOn } from '../scenario-problem.ts';

/** Sets of scenarios. */
export const scenarioSetCalls = {
  async listScenarioSets({ emulator, namespace }) {
    return { status: 200, body: { sets: (await knownSets(emulator, namespace)).map(presentSet) } };
  },

  async armScenarioSet({ emulator, namespace, params: { name } }) {
    const set = setNamed(name, await knownSets(emulator, namespace));
    if ('none' in set) return problem(404, set.none);
    const armed = await armScenarios(emulator, namespace, { scenarios: set.scenarios, set: name });
    if ('problems' in armed) return cannotSwitchOn(armed.problems);
    return { status: 201, body: { scenarios: [...(await scenarioViews(emulator, namespace, armed))] } };
  },

  async saveScenarioSet({ emulator, namespace, params: { name } }) {
    const saved = await saveSet(emulator, namespace, name);
    return 'full' in saved ? problem(409, saved.full) : { status: 200, body: presentSet(saved) };
  },
} satisfies Handlers<'listScenarioSets' | 'armScenarioSet' | 'saveScenarioSet'>;

function presentSet({ scenarios, ...set }: ScenarioSet) {
  return { ...set, scenarios: [...scenarios] };
}
