import type { Endpoint } from '../../core/endpoint.ts';
import { untraced, type TracedContext as CoreContext, type Wire } from '../../core/operation.ts';
import type { OutcomeId } from '../../core/outcome.ts';
import { policyOf, recordsOf } from '../../core/records.ts';
import type { AnyRecords } from '../../core/state.ts';
import { issuesOf, type Violation } from '../../core/violation.ts';
import type { ActCall } from '../runtime/act.ts';
import type { ProviderMarks } from '../runtime/resolve.ts';
import type { Records, TracedContext } from '../runtime/records.ts';
import { createAnswering } from './answering.ts';
import type { ExampleAnswers } from './example-answer.ts';
import { actOf, forced, noAct, perform, type OperationAct } from './perform.ts';

/** The parts of a declared operation's endpoint. */
export interface EndpointParts {
  readonly contract: Endpoint['contract'];
  readonly marks: ProviderMarks;
  /** At least one act. */
  readonly acts: readonly OperationAct[];
  readonly examples: ExampleAnswers;
}

/** The parts that the methods of an endpoint share. */
interface Shared extends EndpointParts {
  readonly first: OperationAct;
  readonly answering: ReturnType<typeof createAnswering>;
}

/** Creates the endpoint of a declared operation. */
export function createDeclaredEndpoint(parts: EndpointParts): Endpoint {
  const { contract, marks, acts, examples } = parts;
  const shared: Shared = { ...parts, first: firstOf(acts), answering: createAnswering(marks, examples) };
  const { first, answering } = shared;
  return {
    contract,
    accountOf(wire, state) {
      const act = actFor(wire, acts);
      const context = { state: recordsOf<Records>(state) };
      return act === undefined ? undefined : actOf(act).accountOf({ marks, act: act.mark, wire, context });
    },
    precheck: () => undefined,
    isExempt: () => false,
    requestBudget: (state) => policyOf(recordsOf<Records>(state)).requestBudget,
    decide: (received, context) => decide(received, context, shared),
    force(id, wire, { state, environment }, example) {
      const act = forcedAct(id, wire, acts) ?? first;
      const context = untraced({ state: recordsOf<Records>(state), environment });
      const call: ActCall = { ...callOf(act, wire, context, parts), isForced: true };
      return answering.result(forced(id, act, call, requiredField(contract)), act, call, example);
    },
    rateLimited: (retryAfterSeconds) => answering.rateLimited(first, retryAfterSeconds),
  };
}

type Decide = Endpoint['decide'];

function decide(
  received: Parameters<Decide>[0],
  context: Parameters<Decide>[1],
  shared: Shared,
): ReturnType<Decide> {
  const { wire } = received;
  if (received.hint !== undefined) context.trace(received.hint);
  const own = ownContext(context);
  if ('violation' in received) {
    const { violation } = received;
    return violation.kind === 'too-large'
      ? { refusal: violation.kind }
      : refuse(violation, wire, own, shared);
  }
  const violation = bodyViolation(shared.contract, received);
  if (violation !== undefined) return refuse(violation, wire, own, shared);
  const act = actFor(wire, shared.acts);
  if (act === undefined) return refuse(noAct, wire, own, shared);
  const call = callOf(act, wire, own, shared);
  return shared.answering.result(perform(act, call), act, call);
}

function refuse(
  violation: Violation,
  wire: Wire,
  context: TracedContext,
  shared: Shared,
): ReturnType<Decide> {
  const { marks, acts, first, answering } = shared;
  const act = actFor(wire, acts) ?? first;
  const call = callOf(act, wire, context, shared);
  if (violation.kind !== 'unsupported-media-type' || marks.marks.errors?.[violation.kind] === undefined)
    return answering.result(perform(act, call, violation), act, call);
  context.trace(violation.reason);
  return { refusal: violation.kind };
}

function callOf(
  { mark: act }: OperationAct,
  wire: Wire,
  context: TracedContext,
  { marks, contract }: EndpointParts,
): ActCall {
  return { marks, act, wire, method: contract.method, context, caller: undefined };
}

/** Returns the act that is for a request. */
function actFor(wire: Wire, acts: readonly OperationAct[]): OperationAct | undefined {
  return acts.find(({ mark }) => mark.fits(wire));
}

/** Returns the act whose outcome is forced: that of the request if it has the outcome. */
function forcedAct(id: OutcomeId, wire: Wire, acts: readonly OperationAct[]): OperationAct | undefined {
  const having = acts.filter(({ ids }) => ids.includes(id));
  return actFor(wire, having) ?? having[0] ?? actFor(wire, acts);
}

/** Returns how a body breaks the contract; the marks decide whether it is checked. */
function bodyViolation(
  { body }: Endpoint['contract'],
  { mediaType, wire }: { readonly mediaType: string | undefined; readonly wire: Wire },
): Violation | undefined {
  const check = mediaType === undefined ? undefined : body[mediaType]?.check;
  if (check === undefined || check(wire.body)) return undefined;
  return { kind: 'invalid', issues: issuesOf(check.errors) };
}

/** Returns the first field that the bodies of an operation require. */
function requiredField({ body }: Endpoint['contract']): string | undefined {
  return Object.values(body).flatMap(({ takes = [] }) => takes.flat())[0];
}

function ownContext({ state, environment, trace }: CoreContext<AnyRecords>): TracedContext {
  return { state: recordsOf<Records>(state), environment, trace };
}

function firstOf(acts: readonly OperationAct[]): OperationAct {
  const [first] = acts;
  if (first === undefined) throw new Error('an operation has no act');
  return first;
}
