import type { AdminClient } from './admin-client.ts';
import type { ArmedScenario, Scenario, ScenarioSet } from './types.ts';

/** Scenarios: instructions that change how the next requests end. */
export interface ScenarioControls {
  /**
   * Returns the armed scenarios, in the order in which they apply.
   *
   * @example
   * const [first] = await emulator.scenarios.list();
   */
  list(): Promise<readonly ArmedScenario[]>;
  /**
   * Arms an outcome, a sequence of outcomes, a fault, a patch or a delay. Rejects an outcome that the provider doesn't
   * have; the error lists those it has.
   *
   * @example
   * await emulator.scenarios.arm({ provider: 'rocketchat', outcome: 'locked-out', times: 1 });
   * @example
   * await emulator.scenarios.arm({ outcomes: ['server-error', 'signed-in'] });
   */
  arm<P extends string = string>(scenario: Scenario<P>): Promise<ArmedScenario>;
  /**
   * Disarms the scenario with an id that `arm` returned.
   *
   * @example
   * const { id } = await emulator.scenarios.arm({ outcome: 'unavailable' });
   * await emulator.scenarios.disarm(id);
   */
  disarm(id: string): Promise<void>;
  /**
   * Disarms all scenarios, including those from files. A reset arms the latter again.
   *
   * @example
   * await emulator.scenarios.clear();
   */
  clear(): Promise<void>;
  /**
   * Returns the scenario sets that `armSet` accepts.
   *
   * @example
   * const names = (await emulator.scenarios.sets()).map(({ name }) => name);
   */
  sets(): Promise<readonly ScenarioSet[]>;
  /**
   * Arms a scenario set. Returns all armed scenarios.
   *
   * @example
   * await emulator.scenarios.armSet('second-factor-everywhere');
   */
  armSet(name: string): Promise<readonly ArmedScenario[]>;
  /**
   * Saves the armed scenarios as a set.
   *
   * @example
   * await emulator.scenarios.saveSet('release-42');
   */
  saveSet(name: string): Promise<ScenarioSet>;
}

/** Creates the scenario controls of a namespace. */
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
