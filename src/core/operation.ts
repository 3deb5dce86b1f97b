import type { CommonFacts, Facts, NameOf, NoFacts, Outcome, OutcomeName } from './outcome.ts';
import type { ErrorReplyName } from './contract.ts';
import type { Environment } from './environment.ts';
import type { RequestBudget, SharedRecords } from './records.ts';
import type { State } from './state.ts';
import type { Violation } from './violation.ts';

/** A decoded request that isn't interpreted yet, with the headers, cookies and query that the contract declares. */
export interface Wire<Body = unknown> {
  readonly path: StringMap;
  readonly query: StringMap;
  /** Keyed by lower-case name. */
  readonly headers: StringMap;
  readonly cookies: StringMap;
  /** Undefined if the operation takes none. */
  readonly body: Body;
  /** The media type of the contract that the body was decoded by; not set if it has none. */
  readonly bodyType?: string | undefined;
}

/** Strings by name. */
export type StringMap = Readonly<Record<string, string>>;

/** Adds one step to the explanation of a result. A step never contains a secret. */
export type Trace = (step: string) => void;

/** State and environment of an operation. */
export interface Context<Records = SharedRecords> {
  readonly state: State<Records>;
  readonly environment: Environment;
}

/** The context of a function that explains what it decides. */
export interface TracedContext<Records = SharedRecords> extends Context<Records> {
  readonly trace: Trace;
}

/** Returns the same context without tracing. */
export function untraced<Records>({ state, environment }: Context<Records>): TracedContext<Records> {
  return { state, environment, trace: () => undefined };
}

/** One operation of a provider: a pure decision whose outcomes all providers share. */
export interface Operation<Request, Records, F extends Facts> {
  /** Returns the key of the account that a request is about. The request may be invalid: it isn't read yet. */
  accountOf(wire: Wire, state: State<Records>): string | undefined;
  /** Optional check before the request budget counts. Called only when a budget applies; `decide` repeats it. */
  precheck?(wire: Wire, context: TracedContext<Records>): Outcome<F> | undefined;
  /** Whether the caller of a request is exempt from the request budget. */
  isExempt?(wire: Wire, context: Context<Records>): boolean;
  /** Returns the operation's own request budget, if it differs from the policy's. */
  requestBudget?(state: State<Records>): RequestBudget;
  decide(request: Request, context: TracedContext<Records>): Outcome<F>;
  /** Creates the facts of forced outcomes. A forced `signed-in` starts a real session. */
  readonly force?: ForcedFacts<Records, F>;
}

/** Creates the facts of a forced outcome. */
export type ForceFacts<Records, Value> = (wire: Wire, context: Context<Records>) => Value;

/** The outcomes that carry facts. */
type WithFacts<F extends Facts> = { [K in NameOf<F>]: F[K] extends NoFacts ? never : K }[NameOf<F>];

/** Creates the facts of each outcome that carries facts; optional for the others. */
type ForcedFacts<Records, F extends Facts> = {
  readonly [K in WithFacts<F>]: ForceFacts<Records, F[K]>;
} & { readonly [K in Exclude<NameOf<F>, WithFacts<F>>]?: ForceFacts<Records, F[K]> };

/** The data that a reply may use besides the facts of its outcome. */
export interface Exchange {
  /** Scheme and host as the client sent them, without a trailing slash. */
  readonly origin: string;
  /** The full URL as the client sent it. */
  readonly url: string;
  readonly method: string;
  /** The namespace's time, in epoch milliseconds. */
  readonly now: number;
  /** The status that the client requested, if an outcome has several. */
  readonly requestedStatus?: number | undefined;
  /** The client's remaining request budget, if requests are counted. */
  readonly budget?: Budget | undefined;
}

/** A client's request budget after a request. */
export interface Budget {
  /** The number of requests in a window. */
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, in epoch milliseconds. */
  readonly resetsAt: number;
}

/** Response headers besides those that every reply has. */
export type ReplyHeaders = Readonly<Record<string, string | readonly string[]>>;

/** The result of reading a request. */
export type Reading<Request, F extends Facts> =
  { readonly request: Request } | { readonly outcome: Outcome<F> } | { readonly refusal: ErrorReplyName };

/** How each outcome is rendered. */
export type Renderers<F extends Facts, Reply> = {
  readonly [K in NameOf<F>]: (facts: F[K], exchange: Exchange) => Reply;
};

/** Reads a request that breaks the contract; its body is undefined if it couldn't be parsed. */
type ReadViolation<Request, F extends Facts> = (violation: Violation, wire: Wire) => Reading<Request, F>;

/** One operation in one profile: how it reads a request and renders each outcome. */
export type OperationWire<Body, Request, F extends Facts, Reply> = {
  read(wire: Wire<Body>): Reading<Request, F>;
  readonly render: Renderers<F, Reply> & Renderers<CommonFacts, Reply>;
} & ([Body] extends [undefined]
  ? { readonly readViolation?: ReadViolation<Request, F> }
  : { readonly readViolation: ReadViolation<Request, F> });

/** A rendered reply, not yet checked against the contract. */
export interface RenderedReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: ReplyHeaders;
  /** Its content type, with parameters; otherwise the first declared type that the client accepts. */
  readonly contentType?: string;
  /** Whether it is the emulator's own, so that it isn't compared with the contract. */
  readonly isOwn?: true;
}

/** A wire whose replies were checked against their contract. */
export type CheckedWire<Body, Request, F extends Facts> = Omit<
  OperationWire<undefined, Request, F, RenderedReply>,
  'read'
> & { read(wire: Wire<Body>): Reading<Request, F> };

/** An object with unknown values. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object and not a list. */
export function hasFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a field of an unknown body; undefined if it has no such field. */
export function fieldOf(body: unknown, field: string): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, field)) return undefined;
  return Reflect.get(body, field);
}

/** Returns a field of an unknown body; undefined unless it is a string. */
export function stringField(body: unknown, field: string): string | undefined {
  const value = fieldOf(body, field);
  return typeof value === 'string' ? value : undefined;
}

/** Creates an outcome with its facts; an outcome without facts takes none. */
export function outcome<K extends OutcomeName>(name: K): { readonly name: K; readonly facts: NoFacts };
export function outcome<K extends OutcomeName, const T>(
  name: K,
  facts: T,
): { readonly name: K; readonly facts: T };
export function outcome(
  name: OutcomeName,
  facts: unknown = {},
): { readonly name: OutcomeName; readonly facts: unknown } {
  return { name, facts };
}
