import { forcedRetrySeconds, type Endpoint, type RequestResult } from './endpoint.ts';
import type { AnswerExample } from './contract.ts';
import type { Received } from './request-reader.ts';
import type { Environment } from './environment.ts';
import type { Context, TracedContext, Budget } from './operation.ts';
import { nameOf, selectedOutcome, type OutcomeId } from './outcome.ts';
import { patchedState } from './patch.ts';
import { type RequestBudget, recordsOf } from './records.ts';
import { matchScenarios, type Fault, type Scenario, type ScenarioRecords } from './scenario.ts';
import type { AnyRecords, AnyState } from './state.ts';
import { createSecretRecognizer, type SecretRecognizer } from './secret-recognizer.ts';

/** One request to an operation. */
export interface DecideRequest {
  readonly endpoint: Endpoint;
  readonly received: Received;
  /** The outcome that the request itself forces. */
  readonly preferred: OutcomeId | undefined;
  /** The contract's example that the request selects, if the operation has examples. */
  readonly example?: AnswerExample | undefined;
  /** Whether the control plane sends it to start a session. */
  readonly startsSession?: boolean | undefined;
  /** The provider's armed scenarios, in order of precedence. */
  readonly scenarios: readonly Scenario[];
  /** Whether the provider's request budget applies. */
  readonly budgeted: boolean;
}

/** The result of a request, with its trace. */
export interface Decision {
  readonly result: RequestResult;
  readonly account: string | undefined;
  readonly trace: readonly string[];
  readonly secretRecognizer: SecretRecognizer;
  /** The client's remaining budget, if requests are counted. */
  readonly budget: Budget | undefined;
  /** The fault that a scenario puts on the reply, if any. */
  readonly fault: Fault | undefined;
  /** The delay before the reply, in real milliseconds. */
  readonly delayMs: number;
  /** The id of the scenario that changed the reply, or `prefer` if the request itself forced it. */
  readonly forcedBy: string | undefined;
}

/**
 * Decides one request on its namespace's state: a forced outcome first, then the request budget, then the operation.
 * `namespaceRecords` returns the namespace's own records, where scenarios are counted.
 */
export function decide(
  call: DecideRequest,
  state: AnyState,
  environment: Environment,
  namespaceRecords: () => AnyState,
): Decision {
  const { endpoint, received, preferred, scenarios } = call;
  const steps: string[] = [];
  const context: TracedContext<AnyRecords> = { state, environment, trace: (step) => void steps.push(step) };
  const account = endpoint.accountOf(received.wire, state);
  const secretRecognizer = createSecretRecognizer(account, context);
  if (preferred !== undefined) {
    const isStart = call.startsSession === true;
    context.trace(isStart ? 'started by the control plane' : 'forced by the request');
    const { result, budget } = force(preferred, call, context);
    const forcedBy = isStart ? undefined : 'prefer';
    return {
      result,
      account,
      trace: steps,
      secretRecognizer,
      budget,
      fault: undefined,
      delayMs: 0,
      forcedBy,
    };
  }
  if (scenarios.length === 0) {
    const { result, budget } = decideNormally(call, context);
    return {
      result,
      account,
      trace: steps,
      secretRecognizer,
      budget,
      fault: undefined,
      delayMs: 0,
      forcedBy: undefined,
    };
  }
  const scenarioRecords = () => recordsOf<ScenarioRecords>(namespaceRecords());
  const { operationId } = endpoint.contract;
  const match = matchScenarios(scenarios, operationId, account, environment.now, scenarioRecords);
  steps.push(...match.steps);
  const { trace } = context;
  const patched = { state: patchedState(state, match.patches), environment, trace };
  const { result, budget } =
    match.forced === undefined ? decideNormally(call, patched) : force(match.forced, call, patched);
  const { fault, delayMs = 0, forcedBy } = match;
  const patchedRecognizer =
    patched.state === state ? secretRecognizer : createSecretRecognizer(account, patched);
  return {
    ...{ result, account, trace: steps, secretRecognizer: patchedRecognizer, budget },
    ...{ fault, delayMs, forcedBy },
  };
}

/** The result of a request, with the remaining budget if the request was counted. */
interface Counted {
  readonly result: RequestResult;
  readonly budget: Budget | undefined;
}

/** Forces an outcome; a forced `rate-limited` leaves no budget. */
function force(
  outcome: OutcomeId,
  { endpoint, received, example }: DecideRequest,
  context: Context<AnyRecords>,
): Counted {
  const selected = selectedOutcome(outcome, endpoint.contract.outcomes) ?? outcome;
  const result = endpoint.force(selected, received.wire, context, example);
  if (nameOf(selected) !== 'rate-limited') return { result, budget: undefined };
  const { calls: limit } = endpoint.requestBudget(context.state);
  const resetsAt = context.environment.now + forcedRetrySeconds * 1000;
  return { result, budget: { limit, remaining: 0, resetsAt } };
}

function decideNormally(call: DecideRequest, context: TracedContext<AnyRecords>): Counted {
  const { state, environment, trace } = context;
  const { endpoint, received, budgeted } = call;
  if (!budgeted) return { result: endpoint.decide(received, context), budget: undefined };
  const denied = endpoint.precheck(received.wire, context);
  if (denied !== undefined) return { result: denied, budget: undefined };
  if (endpoint.isExempt(received.wire, context)) {
    trace('not counted: the caller is exempt from the request budget');
    return { result: endpoint.decide(received, context), budget: undefined };
  }
  const requestBudget = endpoint.requestBudget(state);
  const { budget, count } = countRequest(endpoint, requestBudget, context);
  if (count <= budget.limit) return { result: endpoint.decide(received, context), budget };
  trace(`request ${count} of ${budget.limit} within ${requestBudget.withinSeconds} s`);
  const waitSeconds = Math.ceil((budget.resetsAt - environment.now) / 1000);
  return { result: endpoint.rateLimited(waitSeconds), budget };
}

function countRequest(
  { contract }: Endpoint,
  { calls: limit, withinSeconds }: RequestBudget,
  { state, environment }: Context<AnyRecords>,
) {
  const key = `${contract.operationId}/${environment.address}`;
  const { count, endsAt: resetsAt } = state.increment('requests', key, withinSeconds * 1000);
  const budget: Budget = { limit, remaining: Math.max(0, limit - count), resetsAt };
  return { budget, count };
}
