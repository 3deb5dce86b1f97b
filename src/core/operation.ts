import type { ErrorReplyName } from './contract.ts';
import type { Environment } from './environment.ts';
import type { CommonFacts, Facts, NameOf, Outcome } from './outcome.ts';
import type { RequestBudget } from './records.ts';
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

/** One operation of a provider: a pure decision in words that every provider shares. */
export interface Operation<Request, Records, F extends Facts> {
  /** The key of the account a request is about. Lenient: forcing comes before reading. */
  accountOf(wire: Wire, state: State<Records>): string | undefined;
  /** What turns a request away before its budget counts it. Asked only where a budget counts: `decide` looks for itself. */
  precheck?(
    wire: Wire,
    state: State<Records>,
    environment: Environment,
    trace: Trace,
  ): Outcome<F> | undefined;
  /** Whether the request budget leaves a request uncounted, for who sends it. */
  isExempt?(wire: Wire, state: State<Records>, environment: Environment): boolean;
  /** Its own request budget, where it has another than the policy's. */
  requestBudget?(state: State<Records>): RequestBudget;
  decide(request: Request, state: State<Records>, environment: Environment, trace: Trace): Outcome<F>;
  /** The facts of an outcome that someone switched on. A forced `signed-in` makes a real session. */
  readonly force: {
    readonly [K in NameOf<F>]: (wire: Wire, state: State<Records>, environment: Environment) => F[K];
  };
}

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

/** The body of a reply, as the contract declares it. */
type BodyOf<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;

/** A reply the operation's contract declares; one without a body where others of its status have one says that it is meant. */
type Reply<Op extends { responses: object }> = {
  [S in keyof Op['responses'] & number]:
    | { readonly status: S; readonly body: BodyOf<Op['responses'][S]>; readonly headers?: ReplyHeaders }
    | { readonly status: S; readonly body: undefined; readonly empty: true; readonly headers?: ReplyHeaders };
}[keyof Op['responses'] & number];

/** What reading a request came to. */
export type Reading<Request, F extends Facts> =
  { readonly request: Request } | { readonly outcome: Outcome<F> } | { readonly refusal: ErrorReplyName };

/** How each outcome is said. */
export type Renderers<F extends Facts, Op extends { responses: object }> = {
  readonly [K in NameOf<F>]: (facts: F[K], exchange: Exchange) => Reply<Op>;
};

/** One operation of one vendor in one profile: how it reads a request and says each outcome. */
export interface OperationWire<Body, Request, F extends Facts, Op extends { responses: object }> {
  read(wire: Wire<Body>): Reading<Request, F>;
  /** What becomes of a request that breaks the contract; its body is undefined where it could not be read. */
  readViolation(violation: Violation, wire: Wire): Reading<Request, F>;
  readonly render: Renderers<F, Op> & Renderers<CommonFacts, Op>;
}
