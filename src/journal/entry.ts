import type { Provenance } from '../core/contract.ts';
import type { OutcomeId } from '../core/outcome.ts';

/** Headers with placeholders for secrets. */
export type ShownHeaders = Readonly<Record<string, string | readonly string[]>>;

/** The stored part of a request. */
export interface KeptRequest {
  /** By their names in lower case. */
  readonly headers: ShownHeaders;
  /** The parameters in the query. */
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** The parameters in the path, by the contract's names. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** A JSON body with placeholders for secrets; `‹n bytes›` for any other body. */
  readonly body?: unknown;
}

/** The stored part of a response. */
export interface KeptResponse {
  /** By their names in lower case. */
  readonly headers: ShownHeaders;
  /** The body, with placeholders for secrets. */
  readonly body?: unknown;
}

/** An operation that an unmatched request may have meant, with the differences. */
export interface Nearest {
  /** The operation's provider. */
  readonly provider: string;
  /** The operation id. */
  readonly operation: string;
  /** `POST`. */
  readonly method: string;
  /** `/apiv2/login`. */
  readonly path: string;
  /** One sentence per difference. */
  readonly differences: readonly string[];
}

/** The journal entry of a request. Secrets are placeholders, such as `‹plain.password›` or `‹redacted›`. */
export interface Entry {
  /** `<namespace>-<number>`, as in the header `x-emulator-request`; not set for requests outside providers. */
  readonly id?: string | undefined;
  /** Epoch milliseconds by the namespace's clock. */
  readonly at: number;
  /** The namespace that answered it. */
  readonly namespace?: string | undefined;
  /** The provider of its path. */
  readonly provider?: string | undefined;
  /** The served profile of the provider. */
  readonly profile?: string | undefined;
  /** The operation id. */
  readonly operation?: string | undefined;
  /** The login of the account; the login sent if no account has it. */
  readonly account?: string | undefined;
  /** `POST`. */
  readonly method: string;
  /** The requested path, with placeholders for secrets. */
  readonly path: string;
  /** The status of the response. */
  readonly status: number;
  /** The outcome; `passed-on` if a fallback answered instead. */
  readonly outcome?: OutcomeId | 'passed-on' | undefined;
  /** The provenance of the reply's rule. */
  readonly provenance?: Provenance | undefined;
  /** The steps of the decision. */
  readonly trace: readonly string[];
  /** Set if a call of the control plane sent the request, not a client. */
  readonly sentBy?: 'control-plane' | undefined;
  /** The id of the scenario that changed the reply, or `prefer` if the request itself forced it. */
  readonly forcedBy?: string | undefined;
  /** The request as stored. */
  readonly request?: KeptRequest | undefined;
  /** The response as stored. */
  readonly response?: KeptResponse | undefined;
  /** The nearest operations of an unmatched request. */
  readonly nearest?: readonly Nearest[] | undefined;
}

/** A stored entry, which always has an id and a namespace. */
export type Kept = Entry & { readonly id: string; readonly namespace: string };

/** Receives the entry of every data plane request, matched or not. */
export type Recorder = (entry: Entry) => void;
