import { byPrecedence } from '../../core/scenario.ts';
import { scenarioViews } from '../../namespaces/scenarios/view.ts';
import { disarmScenarios } from '../../namespaces/scenarios/disarm.ts';
import { armScenarios } from '../../namespaces/scenarios/arm.ts';
import { problem, type Handlers } from '../handler.ts';
import { cannotSwitchOn } from '../scenario-problem.ts';

/** What is switched on. */
export const scenarioCalls = {
  async listScenarios({ emulator, namespace }) {
    const standing = byPrecedence(emulator.activeScenarios(await emulator.config(namespace)));
    return { status: 200, body: { scenarios: [...(await scenarioViews(emulator, namespace, standing))] } };
  },

  async armScenario({ emulator, namespace, body }) {
    const armed = await armScenarios(emulator, namespace, { scenarios: [body] });
    if ('problems' in armed) return cannotSwitchOn(armed.problems);
    const [scenario] = await scenarioViews(emulator, namespace, armed);
    if (scenario === undefined) throw new Error('a scenario was switched on and is not there');
    return { status: 201, body: scenario };
  },

  async disarmScenarios({ emulator, namespace }) {
    await disarmScenarios(emulator, namespace);
    return { status: 204 };
  },

  async disarmScenario({ emulator, namespace, params: { id } }) {
    if (await disarmScenarios(emulator, namespace, id)) return { status: 204 };
    return problem(404, `no scenario ${id} is switched on here; GET /__admin/scenarios lists those that are`);
  },
} satisfies Handlers<'listScenarios' | 'armScenario' | 'disarmScenarios' | 'disarmScenario'>;
