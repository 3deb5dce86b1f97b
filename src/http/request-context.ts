import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provenance } from '../core/contract.ts';
import type { RequestSlot, ServedProvider } from '../emulator/emulator.ts';
import type { RawBody } from './body.ts';
import type { Headers } from './headers.ts';
import type { PublicAddress } from './public-address.ts';
import type { Route } from './router.ts';

/** A request whose route is known: it is below the base path of a provider. */
export interface RoutedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly route: Route;
  /** The path as the client wrote it, without the query. */
  readonly path: string;
  readonly query: string;
  /** The `Vary` that its reply still needs. */
  readonly vary: string | undefined;
  /** The path that it is routed by, where it isn't the client's. */
  readonly routedPath?: string | undefined;
  /** What the trace says about its path. */
  readonly hint?: string | undefined;
}

/** A request in its namespace, whose body is read and that has its number and time. */
export interface RequestContext extends RoutedRequest {
  readonly slot: RequestSlot;
  readonly served: ServedProvider;
  readonly body: RawBody;
  /** The length of the body. */
  readonly bytes: number;
  /** Where the vendor's paths begin, as the client named it. */
  readonly origin: string;
  /** The headers of its reply, to which others are added: a copy would cost more than all the rest of a reply. */
  readonly headers: Headers;
}

/** The options of every reply. */
export interface ResponseOptions {
  /** Leaves out the headers `x-emulator-outcome` and `x-emulator-request`. */
  readonly quiet: boolean;
  /**
   * The weakest provenance that is good enough; a reply that rests on less is a 501 of the emulator's own. The request is
   * decided, and its changes are kept, all the same: only the reply is withheld.
   */
  readonly fidelity: Provenance;
  readonly publicAddress: PublicAddress;
}
