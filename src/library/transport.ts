import { namespaceUrl } from '../http/emulator-urls.ts';
import type { Fetch } from '../server/fetch.ts';
import { nativeRequest } from '../server/native-request.ts';

/** Sends a request to the emulator's own paths, such as `/__admin/clock`. */
export type SendRequest = (path: string, init: RequestInit) => Promise<Response>;

/** A way to an emulator: to one of this process, or to one elsewhere. */
export interface Transport {
  /** Where clients reach it, without a namespace's prefix and without a slash at the end. */
  readonly url: string;
  /** Where each provider stands below it: `{ rocketchat: '/api/v1', … }`. */
  readonly basePaths: Readonly<Record<string, string>>;
  /** Calls the control plane. */
  readonly send: SendRequest;
  /** Hands on a request whose path is the emulator's own, whatever its origin. */
  readonly forward: (request: Request) => Promise<Response>;
  /** Ends what goes on without an end, where nothing else does. */
  readonly closing?: AbortSignal;
}

/** The URL of the emulator in a namespace. */
export function urlIn({ url }: Transport, namespace: string | undefined): string {
  return namespace === undefined ? url : namespaceUrl(url, namespace);
}

/** The base URL of each provider in a namespace. */
export function urlsIn(
  connection: Transport,
  namespace: string | undefined,
): Readonly<Record<string, string>> {
  const url = urlIn(connection, namespace);
  const pairs = Object.entries(connection.basePaths).map(([id, path]) => [id, `${url}${path}`] as const);
  return Object.fromEntries(pairs);
}

/** Makes `fetch` for a namespace, of what the URL names where no other is named. */
export function createFetchIn({ url, forward: pass }: Transport, namespace: string | undefined): Fetch {
  return async (input, init) => {
    const target = typeof input === 'string' && input.startsWith('/') ? `${url}${input}` : input;
    const request = await nativeRequest(target, init);
    if (namespace !== undefined && !request.headers.has(header)) request.headers.set(header, namespace);
    return pass(request);
  };
}

/** The headers that name a namespace; none where none is named. */
export function headersIn(namespace: string | undefined): Readonly<Record<string, string>> {
  return namespace === undefined ? {} : { [header]: namespace };
}

const header = 'x-emulator-namespace';
