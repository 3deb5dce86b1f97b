import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** Sets of scenarios. */
export const scenarioSetCalls = {
  listScenarioSets: notBuilt,
  armScenarioSet: notBuilt,
  saveScenarioSet: notBuilt,
} satisfies Calls<'listScenarioSets' | 'armScenarioSet' | 'saveScenarioSet'>;
