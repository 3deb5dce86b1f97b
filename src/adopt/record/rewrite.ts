import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackHost } from '../../http/loopback-host.ts';
import type { Headers } from '../../http/headers.ts';

/** The addresses of a recording. */
export interface Addresses {
  /** The real service, without a path. */
  readonly target: URL;
  /** The origin at which the app reaches it: `http://localhost:4020`. */
  readonly own: string;
}

/** Returns the headers that differ for the service: it expects requests from its own pages. */
export function headersForService(
  headers: IncomingHttpHeaders,
  { target }: Addresses,
): Record<string, string> {
  const { origin, referer } = headers;
  return {
    ...(origin !== undefined && isLocal(origin) ? { origin: target.origin } : {}),
    ...(referer !== undefined && isLocal(referer) ? { referer: withOrigin(referer, target.origin) } : {}),
  };
}

/** Returns the headers of an answer for the app on this machine: cookies, redirects and CORS are for its address. */
export function headersForApp(headers: Headers, request: IncomingHttpHeaders, addresses: Addresses): Headers {
  const { 'set-cookie': cookies, location, 'strict-transport-security': _, ...rest } = headers;
  return {
    ...rest,
    ...(cookies === undefined ? {} : { 'set-cookie': [cookies].flat().map(cookieForApp) }),
    ...(location === undefined ? {} : { location: locationForApp(String(location), addresses) }),
    ...corsHeaders(request, headers),
  };
}

/** Removes what a browser accepts only for the service's host, or only over HTTPS. */
export function cookieForApp(cookie: string): string {
  // a browser accepts these names only with Secure, which it allows for localhost
  const needsSecure = /^__(?:Secure|Host)-/i.test(cookie);
  return cookie
    .split(/; */)
    .filter((part) => !/^domain=/i.test(part))
    .filter((part) => needsSecure || !/^(?:secure|partitioned)$/i.test(part))
    .map((part) => (!needsSecure && /^samesite=none$/i.test(part) ? 'SameSite=Lax' : part))
    .join('; ');
}

function locationForApp(location: string, { target, own }: Addresses): string {
  const url = URL.canParse(location) ? new URL(location) : undefined;
  if (url === undefined || url.host !== target.host) return location;
  return `${own}${url.pathname}${url.search}${url.hash}`;
}

/** Allows pages of this machine to read the answers; the service allows only its own. */
function corsHeaders({ origin }: IncomingHttpHeaders, answered: Headers = {}): Headers {
  if (origin === undefined || !isLocal(origin)) return {};
  const names = Object.keys(answered).filter((name) => !name.startsWith('access-control-'));
  const vary = [answered['vary'], 'origin'].flat().filter((one) => one !== undefined);
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    ...(names.length > 0 ? { 'access-control-expose-headers': names.join(', ') } : {}),
    vary: vary.join(', '),
  };
}

/** Returns the headers of the answer to a preflight of a page of this machine; undefined for any other request. */
export function preflightHeaders(method: string, headers: IncomingHttpHeaders): Headers | undefined {
  const wanted = headers['access-control-request-method'];
  const cors = corsHeaders(headers);
  if (method !== 'OPTIONS' || wanted === undefined || Object.keys(cors).length === 0) return undefined;
  const names = headers['access-control-request-headers'];
  return {
    ...cors,
    'access-control-allow-methods': wanted,
    ...(names === undefined ? {} : { 'access-control-allow-headers': names }),
  };
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}

function withOrigin(url: string, origin: string): string {
  const { pathname, search } = new URL(url);
  return `${origin}${pathname}${search}`;
}
