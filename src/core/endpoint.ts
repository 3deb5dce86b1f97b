import type { AnswerExample, ErrorReplyName, Evidence, OperationContract } from './contract.ts';
import type {
  CheckedWire,
  Context,
  Exchange,
  ForceFacts,
  Operation,
  RenderedReply,
  Renderers,
  TracedContext,
  Wire,
} from './operation.ts';
import type { CommonFacts, Facts, NameOf, Outcome, OutcomeId } from './outcome.ts';
import { policyOf, type RequestBudget, type SharedRecords, recordsOf } from './records.ts';
import { createRequestReader, type Received } from './request-reader.ts';
import type { AnyRecords, AnyState } from './state.ts';
import type { Violation } from './violation.ts';

/** The result of a request: an outcome to render, or an error reply of the provider. */
export type RequestResult = DecidedResult | { readonly refusal: ErrorReplyName };

/** An outcome to render. */
interface DecidedResult {
  readonly outcome: OutcomeId;
  /** The inputs that the decision read although the vendor's page doesn't list them. */
  readonly undocumented?: readonly Evidence[];
  /** Whether the fallback of the provider answers the request instead, if it has one: the request was authorised. */
  readonly forward?: true;
  render(exchange: Exchange): RenderedReply;
}

/** An operation in one profile, with its own types hidden. */
export interface Endpoint {
  readonly contract: OperationContract<unknown>;
  accountOf(wire: Wire, state: AnyState): string | undefined;
  /** Denies a request before the request budget counts it. */
  precheck(wire: Wire, context: TracedContext<AnyRecords>): RequestResult | undefined;
  /** Whether a request is exempt from the request budget. */
  isExempt(wire: Wire, context: Context<AnyRecords>): boolean;
  /** Returns the number of requests that it accepts from one client within a window. */
  requestBudget(state: AnyState): RequestBudget;
  /** Reads, checks and decides a request. */
  decide(received: Received, context: TracedContext<AnyRecords>): RequestResult;
  /** Produces an outcome without deciding it; or one of the contract's examples, if it has any. */
  force(id: OutcomeId, wire: Wire, context: Context<AnyRecords>, example?: AnswerExample): RequestResult;
  /** Returns the reply to a client that sent too many requests. */
  rateLimited(retryAfterSeconds: number): RequestResult;
  /**
   * Compares an answered request with the contract, for an operation that accepts requests that break it. A promise until
   * its checks are loaded.
   */
  checkAnswered?(received: Received): Violation | undefined | Promise<Violation | undefined>;
  /** Describes an answered request that looks like a login and that no mark covers; undefined for any other. */
  uncoveredLogin?(received: Received, result: RequestResult): Promise<string> | undefined;
}

/** The same operation in both profiles. */
export interface BothEndpoints {
  readonly documented: Endpoint;
  readonly observed: Endpoint;
}

/** Returns an endpoint that passes all replies through a function, for example to add headers. */
export function withReplies(
  endpoint: Endpoint,
  finish: (reply: RenderedReply, exchange: Exchange) => RenderedReply,
): Endpoint {
  const finished = (result: RequestResult): RequestResult =>
    'refusal' in result
      ? result
      : { ...result, render: (exchange) => finish(result.render(exchange), exchange) };
  return {
    ...endpoint,
    precheck(...request) {
      const result = endpoint.precheck(...request);
      return result === undefined ? undefined : finished(result);
    },
    decide: (...request) => finished(endpoint.decide(...request)),
    force: (...request) => finished(endpoint.force(...request)),
    rateLimited: (retryAfterSeconds) => finished(endpoint.rateLimited(retryAfterSeconds)),
  };
}

/** Creates an endpoint from a wire that was checked against its contract. */
export function createEndpoint<Body, Request, F extends Facts>(
  contract: OperationContract<Body>,
  operation: Operation<Request, AnyRecords, F>,
  wire: CheckedWire<Body, Request, F>,
): Endpoint {
  const { forced, rendered, rateLimited } = createRenderers(contract, operation, wire);
  const reader = createRequestReader(contract, wire);
  return {
    contract,
    accountOf: (wire, state) => operation.accountOf(wire, state),
    precheck(wire, context) {
      const outcome = operation.precheck?.(wire, context);
      return outcome === undefined ? undefined : rendered(outcome);
    },
    isExempt: (wire, context) => operation.isExempt?.(wire, context) ?? false,
    requestBudget: (state) =>
      operation.requestBudget?.(state) ?? policyOf(recordsOf<SharedRecords>(state)).requestBudget,
    decide(received, context) {
      const { trace } = context;
      const { reading, undocumented } = reader.read(received, context);
      // before the decision traces its reason: the terminal prints only the last step
      if (received.hint !== undefined) trace(received.hint);
      if ('refusal' in reading) return reading;
      const outcome = 'outcome' in reading ? reading.outcome : operation.decide(reading.request, context);
      reader.traceUnread(received, outcome, trace);
      const result = rendered(outcome);
      return undocumented === undefined ? result : { ...result, undocumented };
    },
    force: forced,
    rateLimited,
  };
}

/** Creates the renderers of decided and forced outcomes, and of `rate-limited`. */
function createRenderers<Request, F extends Facts>(
  { operationId, outcomes }: OperationContract<unknown>,
  operation: Operation<Request, AnyRecords, F>,
  { render }: Pick<CheckedWire<unknown, Request, F>, 'render'>,
) {
  const operationRenderers: Renderers<F, RenderedReply> = render;
  const commonRenderers: Renderers<CommonFacts, RenderedReply> = render;
  const isDeclared = (id: OutcomeId): id is NameOf<F> => Object.hasOwn(outcomes, id);

  function rendered<K extends NameOf<F>>({ name, facts }: Outcome<F, K>): RequestResult {
    return { outcome: name, render: (exchange) => operationRenderers[name](facts, exchange) };
  }

  function rateLimited(retryAfterSeconds: number): RequestResult {
    return {
      outcome: 'rate-limited',
      render: (exchange) => commonRenderers['rate-limited']({ retryAfterSeconds }, exchange),
    };
  }

  function forced(name: OutcomeId, wire: Wire, context: Context<AnyRecords>): RequestResult {
    if (name === 'server-error' || name === 'unavailable')
      return { outcome: name, render: (exchange) => commonRenderers[name]({}, exchange) };
    if (name === 'rate-limited') return rateLimited(forcedRetrySeconds);
    if (!isDeclared(name)) throw new Error(`${operationId} has no outcome ${name}`);
    return rendered(forcedOutcome(name, wire, context));
  }

  function forcedOutcome<K extends NameOf<F>>(
    name: K,
    wire: Wire,
    context: Context<AnyRecords>,
  ): Outcome<F, K> {
    // an outcome without facts needs no function to be forced
    const facts: ForceFacts<AnyRecords, F[K]> | undefined = operation.force?.[name];
    return { name, facts: facts === undefined ? {} : facts(wire, context) };
  }

  return { rendered, rateLimited, forced };
}

/** The `retryAfterSeconds` of a forced `rate-limited` outcome. */
export const forcedRetrySeconds = 60;
