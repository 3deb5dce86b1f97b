import { policyOf, type SharedRecords } from './records.ts';
import type { Endpoint, Received, Result } from './endpoint.ts';
import type { Environment } from './environment.ts';
import type { Trace } from './operation.ts';
import type { OutcomeName } from './outcome.ts';
import { patchedState } from './patch.ts';
import { meetScenarios, type Fault, type Met, type Scenario, type ScenarioRecords } from './scenario.ts';
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
  /** How the answer is lost, where a scenario says so. */
  readonly fault: Fault | undefined;
  /** How long the answer is held back, in real milliseconds. */
  readonly delayMs: number;
}

/**
 * Decides one request in one step over its namespace's state: forced first, then the budget, then the operation itself.
 * `own` gives the namespace's own records, where scenarios are counted.
 */
export function decide(call: Call, state: AnyState, environment: Environment, own: () => AnyState): Decision {
  const { endpoint, received, preferred, scenarios } = call;
  const steps: string[] = [];
  const trace: Trace = (step) => void steps.push(step);
  const account = endpoint.accountOf(received.wire, state);
  const witness = createWitness(account, state, environment);
  if (preferred !== undefined) {
    trace('asked for by the request');
    const result = endpoint.pretend(preferred, received.wire, state, environment);
    return { result, account, trace: steps, witness, fault: undefined, delayMs: 0 };
  }
  if (scenarios.length === 0) {
    const result = undisturbed(call, state, environment, trace);
    return { result, account, trace: steps, witness, fault: undefined, delayMs: 0 };
  }
  const counted = () => recordsOf<ScenarioRecords>(own());
  const { operationId } = endpoint.contract;
  const met = meetScenarios(scenarios, operationId, account, environment.now, counted);
  for (const step of met.steps) trace(step);
  const patched = patchedState(state, met.patches);
  const result = under(met, call, patched, environment, trace);
  const { fault, delayMs = 0 } = met;
  const knowing = patched === state ? witness : createWitness(account, patched, environment);
  return { result, account, trace: steps, witness: knowing, fault, delayMs };
}

function under(met: Met, call: Call, state: AnyState, environment: Environment, trace: Trace): Result {
  const { endpoint, received } = call;
  if (met.forced === undefined) return undisturbed(call, state, environment, trace);
  return endpoint.pretend(met.forced.outcome, received.wire, state, environment);
}

function undisturbed(call: Call, state: AnyState, environment: Environment, trace: Trace): Result {
  return (
    overBudget(call, state, environment, trace) ??
    call.endpoint.decide(call.received, state, environment, trace)
  );
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
