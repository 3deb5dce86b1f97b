import type { AdminClient } from './admin-client.ts';
import type { ArmedScenario, Scenario, ScenarioSet } from './types.ts';

/** What is switched on, so that a login comes out otherwise than it would. */
export interface ScenarioControls {
  /**
   * What is switched on, in the order in which it is asked.
   *
   * @example
   * const [first] = await emulator.scenarios.list();
   */
  list(): Promise<readonly ArmedScenario[]>;
  /**
   * Switches an outcome, a sequence of outcomes, a fault, a patch or a delay on. Rejects with what there is where the
   * provider has no such outcome.
   *
   * @example
   * await emulator.scenarios.arm({ provider: 'rocketchat', outcome: 'locked-out', times: 1 });
   * @example
   * await emulator.scenarios.arm({ outcomes: ['server-error', 'signed-in'] });
   */
  arm(scenario: Scenario): Promise<ArmedScenario>;
  /**
   * Switches one off, by the id that `arm` gave.
   *
   * @example
   * const { id } = await emulator.scenarios.arm({ outcome: 'unavailable' });
   * await emulator.scenarios.disarm(id);
   */
  disarm(id: string): Promise<void>;
  /**
   * Switches everything off, also what came from files. A reset arms those of files again.
   *
   * @example
   * await emulator.scenarios.clear();
   */
  clear(): Promise<void>;
  /**
   * The sets that can be switched on.
   *
   * @example
   * const names = (await emulator.scenarios.sets()).map(({ name }) => name);
   */
  sets(): Promise<readonly ScenarioSet[]>;
  /**
   * Switches a set on; gives all that is switched on then.
   *
   * @example
   * await emulator.scenarios.armSet('second-factor-everywhere');
   */
  armSet(name: string): Promise<readonly ArmedScenario[]>;
  /**
   * Saves what is switched on now as a set.
   *
   * @example
   * await emulator.scenarios.saveSet('release-42');
   */
  saveSet(name: string): Promise<ScenarioSet>;
}

/** Makes the scenarios of a namespace. */
export function createScenarioControls(ask: AdminClient): ScenarioControls {
  return {
    list: async () => (await ask('listScenarios', {})).scenarios,
    arm: (scenario) => ask('armScenario', { body: scenario }),
    disarm: (id) => ask('disarmScenario', { params: { id } }),
    clear: () => ask('disarmScenarios', {}),
    sets: async () => (await ask('listScenarioSets', {})).sets,
    armSet: async (name) => (await ask('armScenarioSet', { params: { name } })).scenarios,
    saveSet: (name) => ask('saveScenarioSet', { params: { name } }),
  };
}
