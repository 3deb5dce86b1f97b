import type { RenderedReply, TracedContext, Wire } from '../../core/operation.ts';
import type { OutcomeName } from '../../core/outcome.ts';
import type { Violation } from '../../core/violation.ts';
import type { ActMark, ProviderMarks } from './resolve.ts';
import type { AccountRef, Records } from './records.ts';
import type { Caller, SessionRef } from './session-types.ts';

/** A request to an act. */
export interface ActCall {
  readonly marks: ProviderMarks;
  readonly act: ActMark;
  readonly wire: Wire;
  /** The method of the request. */
  readonly method: string;
  readonly context: TracedContext<Records>;
  /** The session behind the request, if the act needs one. */
  readonly caller: Caller | undefined;
  /** Whether the outcome is forced, and not decided. */
  readonly isForced?: true;
}

/** A request whose account is needed, but no decision. */
export type AccountCall = Pick<ActCall, 'marks' | 'act' | 'wire'> & {
  readonly context: Pick<TracedContext<Records>, 'state'>;
};

/** A token that was issued, or that the request carries. */
export interface IssuedToken {
  readonly kind: string;
  readonly value: string;
  /** The part that a body may show: of a signed token, the value without its signature. */
  readonly shown: string;
  /** Epoch milliseconds; omitted if it doesn't expire. */
  readonly expiresAt?: number;
}

/** The values that an answer may show. */
export interface AnswerFacts {
  readonly found?: AccountRef | undefined;
  readonly session?: SessionRef | undefined;
  /** The issued tokens, by kind. */
  readonly tokens?: Readonly<Record<string, IssuedToken>> | undefined;
  /** The token that the request carries. */
  readonly carried?: Pick<Caller, 'kind' | 'value' | 'record'> | undefined;
  /** The kinds of tokens whose cookies are deleted. */
  readonly ended?: readonly string[];
  /** Values of the act itself, by the root of their placeholders: `challenge`, `code`, `factor`, `list`. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly violation?: Violation | undefined;
  readonly limit?: Limit | undefined;
  /** An issued CSRF token. */
  readonly csrf?: string;
  /** Whether the challenge of the request has ended: its cookie is deleted. */
  readonly endsChallenge?: true;
  /** Cookies besides those of tokens. */
  readonly cookies?: readonly SetCookie[];
}

/** A cookie that an answer sets. */
interface SetCookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/** A limit that a request exceeds. Times are epoch milliseconds. */
export interface Limit {
  readonly limit: number;
  readonly remaining: number;
  readonly resetsAt: number;
}

/** The result of an act: its outcome, with the API's own reason if it has one, and the values of its answer. */
export interface ActResult {
  readonly outcome: OutcomeName;
  readonly reason?: string;
  readonly facts: AnswerFacts;
  /** A reply that replaces the answer of the marks. */
  readonly reply?: RenderedReply;
}

/** One act. It decides as the operations of the built-in providers do: by the request, the state and the environment. */
export interface Act {
  /** Returns the key of the account that a request is about. */
  accountOf(call: AccountCall): string | undefined;
  decide(call: ActCall): ActResult;
  /** Creates the values of a forced outcome; a forced success changes the state as a real one does. */
  force?(outcome: OutcomeName, call: ActCall): AnswerFacts;
}

/** Returns the session behind the request of an act that needs one. */
export function callerIn({ caller, act }: ActCall): Caller {
  if (caller === undefined) throw new Error(`the act ${act.name} of ${act.operationId} needs a session`);
  return caller;
}

/** Creates the result of an act. */
export function result(outcome: OutcomeName, facts: AnswerFacts = {}, reason?: string): ActResult {
  return { outcome, facts, ...(reason === undefined ? {} : { reason }) };
}
