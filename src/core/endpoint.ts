import type { Evidence, OperationContract, ErrorReplyName } from './contract.ts';
import type { Environment } from './environment.ts';
import type {
  Exchange,
  Operation,
  OperationWire,
  ReplyHeaders,
  Renderers,
  Trace,
  Wire,
} from './operation.ts';
import type { CommonFacts, Facts, NameOf, Outcome, OutcomeName } from './outcome.ts';
import { createRequestReader, type Received } from './request-reader.ts';
import { policyOf, type RequestBudget, type SharedRecords } from './records.ts';
import { recordsOf, type AnyState } from './state.ts';

/** A reply on its way out, not yet checked against the contract. */
export interface RenderedReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: ReplyHeaders;
}

/** What a request came to: an outcome that can be said, or a refusal of the provider's. */
export type RequestResult = DecidedResult | { readonly refusal: ErrorReplyName };

/** An outcome that can be said. */
interface DecidedResult {
  readonly outcome: OutcomeName;
  /** What was read to come to it that the vendor's page does not name. */
  readonly undocumented?: readonly Evidence[];
  render(exchange: Exchange): RenderedReply;
}

/** An operation in one profile, its own types kept inside. */
export interface Endpoint {
  readonly contract: OperationContract<unknown>;
  accountOf(wire: Wire, state: AnyState): string | undefined;
  /** What turns a request away before its budget counts it. */
  precheck(wire: Wire, state: AnyState, environment: Environment, trace: Trace): RequestResult | undefined;
  /** Whether the request budget leaves a request uncounted. */
  isExempt(wire: Wire, state: AnyState, environment: Environment): boolean;
  /** How many requests of one client it takes, and within which time. */
  requestBudget(state: AnyState): RequestBudget;
  /** Reads, checks and decides a request. */
  decide(received: Received, state: AnyState, environment: Environment, trace: Trace): RequestResult;
  /** Makes an outcome happen without deciding it. */
  force(name: OutcomeName, wire: Wire, state: AnyState, environment: Environment): RequestResult;
  /** Says that a client has made too many requests. */
  rateLimited(retryAfterSeconds: number): RequestResult;
}

/** A contract without outcomes that are neither among these facts nor common to every operation. */
interface NoUndeclared<F extends Facts> {
  readonly outcomes: { readonly [K in Exclude<OutcomeName, NameOf<F> | keyof CommonFacts>]?: never };
}

/** Ties an operation to one profile's way to read and say it. Compiles only when all three know the same outcomes. */
export function endpoint<Body, Request, Records, F extends Facts, Op extends { responses: object }>(
  contract: OperationContract<Body, NameOf<F> | keyof CommonFacts> & NoUndeclared<F>,
  operation: Operation<Request, Records, F>,
  profile: OperationWire<Body, Request, F, Op>,
): Endpoint {
  const own: Renderers<F, Op> = profile.render;
  const common: Renderers<CommonFacts, Op> = profile.render;

  function said<K extends NameOf<F>>(name: K, facts: F[K]): RequestResult {
    return { outcome: name, render: (exchange) => own[name](facts, exchange) };
  }

  function decided<K extends NameOf<F>>(outcome: Outcome<F, K>): RequestResult {
    return said(outcome.name, outcome.facts);
  }

  function forcedResult<K extends NameOf<F>>(
    name: K,
    wire: Wire,
    state: AnyState,
    environment: Environment,
  ): RequestResult {
    return said(name, operation.force[name](wire, recordsOf(state), environment));
  }

  const isOwn = (name: OutcomeName): name is NameOf<F> => Object.hasOwn(operation.force, name);

  const reader = createRequestReader(contract, profile);

  const endpoint: Endpoint = {
    contract,
    accountOf: (wire, state) => operation.accountOf(wire, recordsOf(state)),
    precheck(wire, state, environment, trace) {
      const outcome = operation.precheck?.(wire, recordsOf(state), environment, trace);
      return outcome === undefined ? undefined : decided(outcome);
    },
    isExempt: (wire, state, environment) =>
      operation.isExempt?.(wire, recordsOf(state), environment) ?? false,
    requestBudget: (state) =>
      operation.requestBudget?.(recordsOf(state)) ?? policyOf(recordsOf<SharedRecords>(state)).requestBudget,
    decide(received, state, environment, trace) {
      const { reading, undocumented } = reader.read(received, state, trace);
      // the last line is what a terminal shows
      if (received.hint !== undefined) trace(received.hint);
      if ('refusal' in reading) return reading;
      const outcome =
        'outcome' in reading
          ? reading.outcome
          : operation.decide(reading.request, recordsOf(state), environment, trace);
      reader.traceUnread(received, outcome, trace);
      const result = decided(outcome);
      return undocumented === undefined ? result : { ...result, undocumented };
    },
    force(name, wire, state, environment) {
      if (name === 'server-error' || name === 'unavailable') {
        return { outcome: name, render: (exchange) => common[name]({}, exchange) };
      }
      if (name === 'rate-limited') return endpoint.rateLimited(forcedRetrySeconds);
      if (!isOwn(name)) throw new Error(`${contract.operationId} has no outcome ${name}`);
      return forcedResult(name, wire, state, environment);
    },
    rateLimited: (retryAfterSeconds) => ({
      outcome: 'rate-limited',
      render: (exchange) => common['rate-limited']({ retryAfterSeconds }, exchange),
    }),
  };
  return endpoint;
}

/** How long a client is told to wait when a forced outcome says that it made too many requests. */
export const forcedRetrySeconds = 60;
