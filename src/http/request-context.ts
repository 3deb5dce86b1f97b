import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provenance } from '../core/contract.ts';
import type { ServedProvider, RequestSlot } from '../emulator/emulator.ts';
import { redactLogin, redactMethod } from '../journal/redact-client-text.ts';
import type { Entry, KeptResponse } from '../journal/entry.ts';
import type { Headers } from './send-answer.ts';
import type { PublicAddress } from './forwarded.ts';

/** A request that a provider has to answer. */
export interface RequestContext {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly served: ServedProvider;
  readonly slot: RequestSlot;
  /** Where the vendor's paths begin, as the client named it. */
  readonly origin: string;
  /** The path as the client wrote it, without the query. */
  readonly path: string;
  readonly query: string;
  /** The length of its body. */
  readonly bytes: number;
  /** The headers of its answer, to which others are added: a copy would cost more than all the rest of an answer. */
  readonly headers: Headers;
}

/** How every request is answered. */
export interface ResponseOptions {
  /** Leaves out the headers `x-emulator-outcome` and `x-emulator-request`. */
  readonly quiet: boolean;
  /**
   * The weakest evidence that is good enough: what rests on less is a 501 of the emulator's own. The request is decided,
   * and what it changes is kept, all the same: only the answer is withheld.
   */
  readonly fidelity: Provenance;
  readonly publicAddress: PublicAddress;
}

/** The number of a request as its answer and the journal name it. */
export function idOf({ namespace, number }: RequestSlot): string {
  return `${namespace}-${number}`;
}

/** The headers of a request's answer, with its number. */
export function headersOf({ headers, slot: turn }: RequestContext, { quiet }: ResponseOptions): Headers {
  if (!quiet) headers['x-emulator-request'] = idOf(turn);
  return headers;
}

/** What is known of a request only when it has been decided. */
export type DecidedPart = Pick<
  Entry,
  'path' | 'operation' | 'account' | 'outcome' | 'provenance' | 'trace' | 'request' | 'nearest'
>;

/** What is kept of a request. Written out: an object made of others costs as much. */
export function entryOf(
  { request, served, slot: turn }: RequestContext,
  said: DecidedPart,
  status: number,
  response: KeptResponse | undefined,
): Entry {
  return {
    id: idOf(turn),
    at: turn.now,
    namespace: turn.namespace,
    provider: served.id,
    profile: served.profile.contract.profile,
    operation: said.operation,
    account: redactLogin(said.account),
    method: redactMethod(request.method),
    path: said.path,
    status,
    outcome: said.outcome,
    provenance: said.provenance,
    trace: said.trace,
    request: said.request,
    response,
    nearest: said.nearest,
  };
}
