import type { Provenance } from '../core/contract.ts';
import type { OutcomeName } from '../core/operation.ts';

/** Headers as they may be shown: a secret by its symbol. */
export type ShownHeaders = Readonly<Record<string, string | readonly string[]>>;

/** What is kept of what a client sent. */
export interface KeptRequest {
  /** By their names in lower case. */
  readonly headers: ShownHeaders;
  /** The parameters in the query. */
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** The parameters in the path, by the contract's names. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** A JSON body with symbols for its secrets; `‹n bytes›` of any other. */
  readonly body?: unknown;
}

/** What is kept of what was answered. */
export interface KeptResponse {
  /** By their names in lower case. */
  readonly headers: ShownHeaders;
  /** As a request's is kept. */
  readonly body?: unknown;
}

/** An operation that a request may have meant, and what keeps the two apart. */
export interface Nearest {
  /** Whose operation it is. */
  readonly provider: string;
  /** Its name in the contract. */
  readonly operation: string;
  /** `POST`. */
  readonly method: string;
  /** `/apiv2/login`. */
  readonly path: string;
  /** One sentence each. */
  readonly differences: readonly string[];
}

/** What is kept of one request. Holds no secret: in its place stands a symbol, `‹plain.password›` or `‹redacted›`. */
export interface Entry {
  /** `<namespace>-<number>`, as the header `x-emulator-request` has it; none for what no provider took. */
  readonly id?: string | undefined;
  /** Epoch milliseconds by the namespace's clock. */
  readonly at: number;
  /** Where it was answered. */
  readonly namespace?: string | undefined;
  /** Whose path it was. */
  readonly provider?: string | undefined;
  /** In which profile the provider is served. */
  readonly profile?: string | undefined;
  /** The operation's name in the contract. */
  readonly operation?: string | undefined;
  /** The login of the account it is about; where there is no such account, the login that was given. */
  readonly account?: string | undefined;
  /** `POST`. */
  readonly method: string;
  /** As it was asked for, with a symbol for a secret in it. */
  readonly path: string;
  /** What was answered. */
  readonly status: number;
  /** `passed-on` is no outcome: another server has answered. */
  readonly outcome?: OutcomeName | 'passed-on' | undefined;
  /** Where the rule comes from by which it was answered so. */
  readonly provenance?: Provenance | undefined;
  /** Why it came out so, step by step. */
  readonly trace: readonly string[];
  /** What was sent. */
  readonly request?: KeptRequest | undefined;
  /** What was sent back. */
  readonly response?: KeptResponse | undefined;
  /** For a request that no operation took: those that it may have meant. */
  readonly nearest?: readonly Nearest[] | undefined;
}

/** An entry as it is kept: it always has an id and a namespace. */
export type Kept = Entry & { readonly id: string; readonly namespace: string };

/** Is told of every request to the vendors' paths, and of those that none of them took. */
export type Recorder = (entry: Entry) => void;
