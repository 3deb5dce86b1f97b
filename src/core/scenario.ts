import type { OutcomeName } from './outcome.ts';
import type { State } from './state.ts';

/** An outcome that someone switched on. */
export interface Scenario {
  readonly id: string;
  /** The operations it is for: the one it names, or all that have its outcome. */
  readonly operations: readonly string[];
  /** Whether it names its operation. */
  readonly forOneOperation: boolean;
  /** Only the account with this key; every one when left out. */
  readonly account?: string;
  readonly outcome: OutcomeName;
  /** How many requests it meets; all of them when left out. */
  readonly times?: number;
}

/** How often each scenario has been met. */
export type ScenarioRecords = { readonly scenarios: { readonly met: number } };

/** Puts scenarios in the order in which they are asked: the account's before the operation's before everyone's, the newest first. */
export function byPrecedence(scenarios: readonly Scenario[]): readonly Scenario[] {
  return scenarios.toReversed().sort((one, other) => weight(other) - weight(one));
}

/** Picks the scenario that a request meets and counts it as met; the list stands in order of precedence. */
export function meetScenario(
  scenarios: readonly Scenario[],
  operation: string,
  account: string | undefined,
  state: State<ScenarioRecords>,
): Scenario | undefined {
  for (const scenario of scenarios) {
    if (!scenario.operations.includes(operation)) continue;
    if (scenario.account !== undefined && scenario.account !== account) continue;
    if (scenario.times === undefined) return scenario;
    const met = state.get('scenarios', scenario.id)?.met ?? 0;
    if (met >= scenario.times) continue;
    state.put('scenarios', scenario.id, { met: met + 1 });
    return scenario;
  }
  return undefined;
}

function weight(scenario: Scenario): number {
  return (scenario.account === undefined ? 0 : 2) + (scenario.forOneOperation ? 1 : 0);
}
