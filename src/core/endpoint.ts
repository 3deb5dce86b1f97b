import type { Check, OperationContract, RefusalName } from './contract.ts';
import type { Environment } from './environment.ts';
import type {
  Exchange,
  Operation,
  Profile,
  Reading,
  ReplyHeaders,
  Sayings,
  Trace,
  Wire,
} from './operation.ts';
import type { CommonFacts, Facts, NameOf, Outcome, OutcomeName } from './outcome.ts';
import { policyOf, type RequestBudget, type SharedRecords } from './records.ts';
import { fieldsHint, hasUndeclared } from './fields.ts';
import { recordsOf, type AnyState } from './state.ts';
import { issuesOf, reasonsOf, type Violation } from './violation.ts';

/** A reply on its way out, not yet checked against the contract. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: ReplyHeaders;
}

/** What a request came to: an outcome that can be said, or a refusal of the provider's. */
export type Result =
  { readonly outcome: OutcomeName; say(exchange: Exchange): Answer } | { readonly refusal: RefusalName };

/** A request's decoded body, with the content type under which the contract knows it; or what was wrong with it. */
export type Received = (
  | { readonly wire: Wire; readonly mediaType: string | undefined }
  | { readonly wire: Wire; readonly violation: Violation | { readonly kind: 'too-large' } }
) & {
  /** What may be amiss with the body as a whole, for the trace. */
  readonly hint?: string;
};

/** An operation in one profile, its own types kept inside. */
export interface Endpoint {
  readonly contract: OperationContract<unknown>;
  accountOf(wire: Wire, state: AnyState): string | undefined;
  /** What turns a request away before its budget counts it. */
  admit(wire: Wire, state: AnyState, environment: Environment, trace: Trace): Result | undefined;
  /** Whether the request budget leaves a request uncounted. */
  isExempt(wire: Wire, state: AnyState, environment: Environment): boolean;
  /** How many requests of one client it takes, and within which time. */
  requestBudget(state: AnyState): RequestBudget;
  /** Reads, checks and decides a request. */
  decide(received: Received, state: AnyState, environment: Environment, trace: Trace): Result;
  /** Makes an outcome happen without deciding it. */
  pretend(name: OutcomeName, wire: Wire, state: AnyState, environment: Environment): Result;
  /** Says that a client has made too many requests. */
  rateLimited(retryAfterSeconds: number): Result;
}

/** A contract without outcomes that are neither among these facts nor common to every operation. */
interface NoOther<F extends Facts> {
  readonly outcomes: { readonly [K in Exclude<OutcomeName, NameOf<F> | keyof CommonFacts>]?: never };
}

/** Ties an operation to one profile's way to read and say it. Compiles only when all three know the same outcomes. */
export function endpoint<Body, Request, Records, F extends Facts, Op extends { responses: object }>(
  contract: OperationContract<Body, NameOf<F> | keyof CommonFacts> & NoOther<F>,
  operation: Operation<Request, Records, F>,
  profile: Profile<Body, Request, F, Op>,
): Endpoint {
  const own: Sayings<F, Op> = profile.say;
  const common: Sayings<CommonFacts, Op> = profile.say;

  function said<K extends NameOf<F>>(name: K, facts: F[K]): Result {
    return { outcome: name, say: (exchange) => own[name](facts, exchange) };
  }

  function decided<K extends NameOf<F>>(outcome: Outcome<F, K>): Result {
    return said(outcome.name, outcome.facts);
  }

  function pretended<K extends NameOf<F>>(
    name: K,
    wire: Wire,
    state: AnyState,
    environment: Environment,
  ): Result {
    return said(name, operation.pretend[name](wire, recordsOf(state), environment));
  }

  const isOwn = (name: OutcomeName): name is NameOf<F> => Object.hasOwn(operation.pretend, name);

  function readBroken(violation: Violation, wire: Wire, trace: Trace): Reading<Request, F> {
    for (const reason of reasonsOf(violation)) trace(reason);
    return profile.readViolation(violation, wire);
  }

  function read(received: Received, trace: Trace): Reading<Request, F> {
    if ('violation' in received) {
      const { violation, wire } = received;
      return violation.kind === 'too-large'
        ? { refusal: violation.kind }
        : readBroken(violation, wire, trace);
    }
    const { wire, mediaType, hint } = received;
    const check = checkOf(mediaType);
    if (!check(wire.body)) {
      const issues = issuesOf(check.errors);
      const reading = readBroken({ kind: 'invalid', issues }, wire, trace);
      const lacksField = issues.some(({ path, rule }) => rule === 'required' && path.length === 1);
      if (lacksField && hint === undefined) traceFields(wire.body, mediaType, trace);
      return reading;
    }
    const { path, query, headers, cookies, body } = wire;
    return profile.read({ path, query, headers, cookies, body });
  }

  function traceFields(body: unknown, mediaType: string | undefined, trace: Trace): void {
    const takes = mediaType === undefined ? undefined : contract.body[mediaType]?.takes;
    const line = fieldsHint(body, contract.secrets.request, takes);
    if (line !== undefined) trace(line);
  }

  function checkOf(mediaType: string | undefined): Check<Body> {
    const check = mediaType === undefined ? takesNone : contract.body[mediaType]?.check;
    if (check === undefined) throw new Error(`${contract.operationId} has no body of type ${mediaType}`);
    return check;
  }

  /** Whatever is sent to an operation that takes no body, none was received. */
  const takesNone: Check<Body> = (body): body is Body => body === undefined;

  /** Whether a body that the contract lets pass has fields that nobody reads. */
  function isUnread(received: Received): boolean {
    if ('violation' in received || received.hint !== undefined) return false;
    return (
      checkOf(received.mediaType)(received.wire.body) &&
      hasUndeclared(received.wire.body, contract.secrets.request)
    );
  }

  const endpoint: Endpoint = {
    contract,
    accountOf: (wire, state) => operation.accountOf(wire, recordsOf(state)),
    admit(wire, state, environment, trace) {
      const outcome = operation.admit?.(wire, recordsOf(state), environment, trace);
      return outcome === undefined ? undefined : decided(outcome);
    },
    isExempt: (wire, state, environment) =>
      operation.isExempt?.(wire, recordsOf(state), environment) ?? false,
    requestBudget: (state) =>
      operation.requestBudget?.(recordsOf(state)) ?? policyOf(recordsOf<SharedRecords>(state)).requestBudget,
    decide(received, state, environment, trace) {
      const reading = read(received, trace);
      // the last line is what a terminal shows
      if (received.hint !== undefined) trace(received.hint);
      if ('refusal' in reading) return reading;
      const outcome =
        'outcome' in reading
          ? reading.outcome
          : operation.decide(reading.request, recordsOf(state), environment, trace);
      const { body } = received.wire;
      if (outcome.name === 'missing-credentials' && isUnread(received)) traceFields(body, undefined, trace);
      return decided(outcome);
    },
    pretend(name, wire, state, environment) {
      if (name === 'server-error' || name === 'unavailable') {
        return { outcome: name, say: (exchange) => common[name]({}, exchange) };
      }
      if (name === 'rate-limited') return endpoint.rateLimited(forcedRetrySeconds);
      if (!isOwn(name)) throw new Error(`${contract.operationId} has no outcome ${name}`);
      return pretended(name, wire, state, environment);
    },
    rateLimited: (retryAfterSeconds) => ({
      outcome: 'rate-limited',
      say: (exchange) => common['rate-limited']({ retryAfterSeconds }, exchange),
    }),
  };
  return endpoint;
}

/** How long a client is told to wait when a forced outcome says that it made too many requests. */
export const forcedRetrySeconds = 60;
