import { policyOf, type SharedRecords } from './records.ts';
import type { Endpoint, Received, Result } from './endpoint.ts';
import type { Environment } from './environment.ts';
import type { Trace } from './operation.ts';
import type { OutcomeName } from './outcome.ts';
import { meetScenario, type Scenario, type ScenarioRecords } from './scenario.ts';
import { recordsOf, type AnyState } from './state.ts';
import { createWitness, type Witness } from './witness.ts';

/** One request to an operation. */
export interface Call {
  readonly endpoint: Endpoint;
  readonly received: Received;
  /** What the request itself asked for. */
  readonly preferred: OutcomeName | undefined;
  /** What is switched on for this provider, in order of precedence. */
  readonly scenarios: readonly Scenario[];
  /** Whether the provider's request budget counts. */
  readonly budgeted: boolean;
}

/** What a request came to, and why. */
export interface Decision {
  readonly result: Result;
  readonly account: string | undefined;
  readonly trace: readonly string[];
  readonly witness: Witness;
}

/** Decides one request in one step over its namespace's state: forced first, then the budget, then the operation itself. */
export function decide(call: Call, state: AnyState, environment: Environment): Decision {
  const { endpoint, received } = call;
  const steps: string[] = [];
  const trace: Trace = (step) => void steps.push(step);
  const account = endpoint.accountOf(received.wire, state);
  const result =
    forced(call, account, state, environment, trace) ??
    overBudget(call, state, environment, trace) ??
    endpoint.decide(received, state, environment, trace);
  return { result, account, trace: steps, witness: createWitness(account, state, environment) };
}

function forced(
  { endpoint, received, preferred, scenarios }: Call,
  account: string | undefined,
  state: AnyState,
  environment: Environment,
  trace: Trace,
): Result | undefined {
  if (preferred !== undefined) {
    trace('asked for by the request');
    return endpoint.pretend(preferred, received.wire, state, environment);
  }
  if (scenarios.length === 0) return undefined;
  const records = recordsOf<ScenarioRecords>(state);
  const scenario = meetScenario(scenarios, endpoint.contract.operationId, account, records);
  if (scenario === undefined) return undefined;
  trace(`scenario ${scenario.id}`);
  return endpoint.pretend(scenario.outcome, received.wire, state, environment);
}

function overBudget(call: Call, state: AnyState, environment: Environment, trace: Trace): Result | undefined {
  if (!call.budgeted) return undefined;
  const { calls, withinSeconds } = policyOf(recordsOf<SharedRecords>(state)).requestBudget;
  const key = `${call.endpoint.contract.operationId}/${environment.address}`;
  const { count, endsAt } = state.increment('requests', key, withinSeconds * 1000);
  if (count <= calls) return undefined;
  trace(`request ${count} of ${calls} within ${withinSeconds} s`);
  return call.endpoint.rateLimited(Math.ceil((endsAt - environment.now) / 1000));
}
