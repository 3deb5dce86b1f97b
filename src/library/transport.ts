import { namespaceUrl } from '../http/emulator-urls.ts';
import type { Fetch } from '../server/fetch.ts';
import { nativeRequest } from '../server/native-request.ts';

/** Sends a request to the emulator's own paths, such as `/__admin/clock`. */
export type SendRequest = (path: string, init: RequestInit) => Promise<Response>;

/** A connection to an emulator, in this process or elsewhere. */
export interface Transport {
  /** The URL for clients, without a namespace's prefix and without a trailing slash. */
  readonly url: string;
  /** The base path of each provider: `{ rocketchat: '/api/v1', … }`. */
  readonly basePaths: Readonly<Record<string, string>>;
  /** Calls the control plane. */
  readonly send: SendRequest;
  /** Sends a request to the emulator by its path; its origin is ignored. */
  readonly forward: (request: Request) => Promise<Response>;
  /** Aborted on close, to end open streams. */
  readonly closing?: AbortSignal;
}

/** Returns the emulator's URL for a namespace. */
export function urlIn({ url }: Transport, namespace: string | undefined): string {
  return namespace === undefined ? url : namespaceUrl(url, namespace);
}

/** Returns the base URL of each provider for a namespace. */
export function urlsIn(
  connection: Transport,
  namespace: string | undefined,
): Readonly<Record<string, string>> {
  const url = urlIn(connection, namespace);
  const pairs = Object.entries(connection.basePaths).map(([id, path]) => [id, `${url}${path}`] as const);
  return Object.fromEntries(pairs);
}

/** Creates a `fetch` that sends the namespace's header, unless a request has the header already. */
export function createFetchIn({ url, forward: pass }: Transport, namespace: string | undefined): Fetch {
  return async (input, init) => {
    const target = typeof input === 'string' && input.startsWith('/') ? `${url}${input}` : input;
    const request = await nativeRequest(target, init);
    if (namespace !== undefined && !request.headers.has(header)) request.headers.set(header, namespace);
    return pass(request);
  };
}

/** Returns the header that names a namespace; no headers without a namespace. */
export function headersIn(namespace: string | undefined): Readonly<Record<string, string>> {
  return namespace === undefined ? {} : { [header]: namespace };
}

const header = 'x-emulator-namespace';
