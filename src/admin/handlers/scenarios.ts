import { byPrecedence } from '../../core/scenario.ts';
import { scenarioViews, disarmScenarios, armScenarios } from '../../namespaces/scenarios.ts';
import { problem, type Handlers, type ProblemReply } from '../handler.ts';
import { knownSets, saveSet } from '../../namespaces/scenario-sets.ts';
import { setNamed, type ScenarioSet } from '../../scenarios/sets.ts';
import type { Problem } from '../../files/problems.ts';

/** The calls for scenarios and their sets. */
export const scenarioCalls = {
  async listScenarios({ emulator, namespace }) {
    const standing = byPrecedence(emulator.activeScenarios(await emulator.config(namespace)));
    return { status: 200, body: { scenarios: [...(await scenarioViews(emulator, namespace, standing))] } };
  },

  async armScenario({ emulator, namespace, body }) {
    const armed = await armScenarios(emulator, namespace, { scenarios: [body] });
    if ('problems' in armed) return cannotSwitchOn(armed.problems);
    const [scenario] = await scenarioViews(emulator, namespace, armed);
    if (scenario === undefined) throw new Error('an armed scenario is missing');
    return { status: 201, body: scenario };
  },

  async disarmScenarios({ emulator, namespace }) {
    await disarmScenarios(emulator, namespace);
    return { status: 204 };
  },

  async disarmScenario({ emulator, namespace, params: { id } }) {
    if (await disarmScenarios(emulator, namespace, id)) return { status: 204 };
    return problem(
      'scenario-not-found',
      `scenario ${id} isn't armed in this namespace; GET /__admin/scenarios lists those that are`,
    );
  },

  async listScenarioSets({ emulator, namespace }) {
    return { status: 200, body: { sets: (await knownSets(emulator, namespace)).map(presentSet) } };
  },

  async armScenarioSet({ emulator, namespace, params: { name }, query: { ttlSeconds } }) {
    const set = setNamed(name, await knownSets(emulator, namespace));
    if ('none' in set) return problem('scenario-set-not-found', set.none);
    const armed = await armScenarios(emulator, namespace, {
      scenarios: set.scenarios,
      set: name,
      ttlSeconds,
    });
    if ('problems' in armed) return cannotSwitchOn(armed.problems);
    return { status: 201, body: { scenarios: [...(await scenarioViews(emulator, namespace, armed))] } };
  },

  async saveScenarioSet({ emulator, namespace, params: { name } }) {
    const saved = await saveSet(emulator, namespace, name);
    return 'full' in saved ? problem('too-many-saved', saved.full) : { status: 200, body: presentSet(saved) };
  },
} satisfies Handlers;

function presentSet({ scenarios, ...set }: ScenarioSet) {
  return { ...set, scenarios: [...scenarios] };
}

/** Returns the problem of scenarios that can't be armed, by field, without duplicates from several providers. */
function cannotSwitchOn(problems: readonly Problem[]): ProblemReply<422> {
  const said = new Map(problems.map((one) => [one.message, one]));
  const errors = [...said.values()].map(({ path, message }) => ({ path: path.join('.'), message }));
  return problem('invalid-scenario', [...said.keys()].join('; '), { errors });
}
