import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** What is switched on. */
export const scenarioCalls = {
  listScenarios: notBuilt,
  armScenario: notBuilt,
  disarmScenarios: notBuilt,
  disarmScenario: notBuilt,
} satisfies Calls<'listScenarios' | 'armScenario' | 'disarmScenarios' | 'disarmScenario'>;
