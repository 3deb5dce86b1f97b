import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provenance } from '../core/contract.ts';
import type { RequestSlot, ServedProvider } from '../emulator/emulator.ts';
import type { ServedList } from '../emulator/per-list.ts';
import type { RawBody } from './body.ts';
import type { Headers } from './headers.ts';
import type { PublicAddress } from './public-address.ts';
import type { Route } from './router.ts';

/** A request whose route is known: it is below the base path of a provider. */
export interface RoutedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The providers that were served when it arrived. */
  readonly all: ServedList;
  readonly route: Route;
  /** The path as the client wrote it, without the query. */
  readonly path: string;
  readonly query: string;
  /** The `Vary` header that its reply still needs. */
  readonly vary: string | undefined;
  /** The path used for routing, if it differs from the client's. */
  readonly routedPath?: string | undefined;
  /** The trace's step about its path. */
  readonly hint?: string | undefined;
}

/** A request with its namespace, number, time and body. */
export interface RequestContext extends RoutedRequest {
  readonly slot: RequestSlot;
  readonly served: ServedProvider;
  readonly body: RawBody;
  /** The length of the body. */
  readonly bytes: number;
  /** The base URL of the vendor's paths, as the client addressed it. */
  readonly origin: string;
  /** The headers of its reply. Mutable, because a copy would cost more than the rest of the reply. */
  readonly headers: Headers;
}

/** The options of every reply. */
export interface ResponseOptions {
  /** Omits the headers `x-emulator-outcome` and `x-emulator-request`. */
  readonly quiet: boolean;
  /**
   * The weakest provenance that a reply may have; a weaker reply becomes the emulator's own 501. The request is still
   * decided and its changes are stored: only the reply is withheld.
   */
  readonly fidelity: Provenance;
  readonly publicAddress: PublicAddress;
}
