import { byPrecedence } from '../../core/scenario.ts';
import { shownScenarios } from '../../scenarios/shown.ts';
import { switchOff } from '../../scenarios/switch-off.ts';
import { switchOn } from '../../scenarios/switch-on.ts';
import { problem, type Calls } from '../call.ts';
import { cannotSwitchOn } from '../scenario-problem.ts';

/** What is switched on. */
export const scenarioCalls = {
  async listScenarios({ emulator, namespace }) {
    const standing = byPrecedence(emulator.standing(await emulator.setup(namespace)));
    return { status: 200, body: { scenarios: [...(await shownScenarios(emulator, namespace, standing))] } };
  },

  async armScenario({ emulator, namespace, body }) {
    const armed = await switchOn(emulator, namespace, { scenarios: [body] });
    if ('problems' in armed) return cannotSwitchOn(armed.problems);
    const [scenario] = await shownScenarios(emulator, namespace, armed);
    if (scenario === undefined) throw new Error('a scenario was switched on and is not there');
    return { status: 201, body: scenario };
  },

  async disarmScenarios({ emulator, namespace }) {
    await switchOff(emulator, namespace);
    return { status: 204 };
  },

  async disarmScenario({ emulator, namespace, params: { id } }) {
    if (await switchOff(emulator, namespace, id)) return { status: 204 };
    return problem(404, `no scenario ${id} is switched on here; GET /__admin/scenarios lists those that are`);
  },
} satisfies Calls<'listScenarios' | 'armScenario' | 'disarmScenarios' | 'disarmScenario'>;
