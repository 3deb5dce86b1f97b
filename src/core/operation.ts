import type { CommonFacts, Facts, NameOf, NoFacts, Outcome, OutcomeName } from './outcome.ts';
import type { ErrorReplyName } from './contract.ts';
import type { Environment } from './environment.ts';
import type { RequestBudget, SharedRecords } from './records.ts';
import type { State } from './state.ts';
import type { Violation } from './violation.ts';

/** A request as it came over the wire, decoded but not yet understood: of its headers, cookies and query what the contract declares. */
export interface Wire<Body = unknown> {
  readonly path: StringMap;
  readonly query: StringMap;
  /** By their names in lower case. */
  readonly headers: StringMap;
  readonly cookies: StringMap;
  /** Undefined where the operation takes none. */
  readonly body: Body;
}

/** Texts by name. */
export type StringMap = Readonly<Record<string, string>>;

/** Adds one step to the account of why a request came out as it did. Never holds a secret. */
export type Trace = (step: string) => void;

/** What an operation may use beside its request. */
export interface Context<Records = SharedRecords> {
  readonly state: State<Records>;
  readonly environment: Environment;
}

/** The context of a function that explains what it decides. */
export interface TracedContext<Records = SharedRecords> extends Context<Records> {
  readonly trace: Trace;
}

/** The same context for a function whose explanation doesn't count. */
export function untraced<Records>({ state, environment }: Context<Records>): TracedContext<Records> {
  return { state, environment, trace: () => undefined };
}

/** One operation of a provider: a pure decision in words that every provider shares. */
export interface Operation<Request, Records, F extends Facts> {
  /** The key of the account a request is about. Lenient: forcing comes before reading. */
  accountOf(wire: Wire, state: State<Records>): string | undefined;
  /** What turns a request away before its budget counts it. Asked only where a budget counts: `decide` looks for itself. */
  precheck?(wire: Wire, context: TracedContext<Records>): Outcome<F> | undefined;
  /** Whether the request budget leaves a request uncounted, for who sends it. */
  isExempt?(wire: Wire, context: Context<Records>): boolean;
  /** Its own request budget, where it has another than the policy's. */
  requestBudget?(state: State<Records>): RequestBudget;
  decide(request: Request, context: TracedContext<Records>): Outcome<F>;
  /** The facts of an outcome that someone switched on. A forced `signed-in` makes a real session. */
  readonly force?: ForcedFacts<Records, F>;
}

/** Makes the facts of a forced outcome. */
export type ForceFacts<Records, Value> = (wire: Wire, context: Context<Records>) => Value;

/** The outcomes that carry facts. */
type WithFacts<F extends Facts> = { [K in NameOf<F>]: F[K] extends NoFacts ? never : K }[NameOf<F>];

/** Makes the facts of each outcome that carries some; the others may be left out. */
type ForcedFacts<Records, F extends Facts> = {
  readonly [K in WithFacts<F>]: ForceFacts<Records, F[K]>;
} & { readonly [K in Exclude<NameOf<F>, WithFacts<F>>]?: ForceFacts<Records, F[K]> };

/** What a reply may depend on beside the facts of its outcome. */
export interface Exchange {
  /** Scheme and host as the client named them, without a trailing slash. */
  readonly origin: string;
  /** The whole URL as the client wrote it. */
  readonly url: string;
  readonly method: string;
  /** The namespace's time, in epoch milliseconds. */
  readonly now: number;
  /** The status that someone asked for by number, where an outcome has several. */
  readonly requestedStatus?: number | undefined;
  /** What is left of the client's request budget, where one counts. */
  readonly budget?: Budget | undefined;
}

/** A client's request budget as a request has left it. */
export interface Budget {
  /** How many requests a window has. */
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, in epoch milliseconds. */
  readonly resetsAt: number;
}

/** Response headers beside those that every answer has. */
export type ReplyHeaders = Readonly<Record<string, string | readonly string[]>>;

/** What reading a request came to. */
export type Reading<Request, F extends Facts> =
  { readonly request: Request } | { readonly outcome: Outcome<F> } | { readonly refusal: ErrorReplyName };

/** How each outcome is rendered. */
export type Renderers<F extends Facts, Reply> = {
  readonly [K in NameOf<F>]: (facts: F[K], exchange: Exchange) => Reply;
};

/** Reads a request that breaks the contract; its body is undefined where it could not be read. */
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
}

/** A wire whose replies were checked against their contract. */
export type CheckedWire<Body, Request, F extends Facts> = Omit<
  OperationWire<undefined, Request, F, RenderedReply>,
  'read'
> & { read(wire: Wire<Body>): Reading<Request, F> };

/** Names with any values. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value has fields: an object that is no list. */
export function hasFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a field of an unknown body; undefined if it has no such field. */
export function fieldOf(body: unknown, field: string): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, field)) return undefined;
  return Reflect.get(body, field);
}

/** The same; undefined unless it is text. */
export function stringField(body: unknown, field: string): string | undefined {
  const value = fieldOf(body, field);
  return typeof value === 'string' ? value : undefined;
}

/** States an outcome with its facts; an outcome without facts takes none. */
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
