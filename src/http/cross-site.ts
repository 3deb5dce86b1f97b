import type { IncomingMessage } from 'node:http';
import { createHostRule, isLoopbackHost, type HostNames } from './loopback-host.ts';
import { hostOf, originOf, type PublicAddress, originIn } from './public-address.ts';
import { allowsOrigin, type CorsRule } from './cors.ts';

/** Options of the pages that may create namespaces. */
export interface SiteOptions {
  readonly cors: CorsRule;
  readonly publicAddress: PublicAddress;
  readonly allowedHosts: HostNames['allowedHosts'];
}

/**
 * Creates the check of requests that would create a namespace. Clients other than browsers may create
 * one. A browser may if the Host is a name that no other site can have, and if Origin, Referer and Sec-Fetch-Site are
 * those of the emulator's own pages or of pages that the CORS rule allows. The check returns why a request may not, if so.
 */
export function createSiteRule({
  cors,
  publicAddress,
  allowedHosts,
}: SiteOptions): (request: IncomingMessage) => string | undefined {
  const { publicUrl, trustProxy } = publicAddress;
  const wrongHost = createHostRule({ allowedHosts, publicUrl });
  const publicOrigin = publicUrl === undefined ? undefined : originIn(publicUrl);

  function isOwnHost(request: IncomingMessage): boolean {
    const host = hostOf(request, trustProxy);
    const hostOnly = { headers: { host }, rawHeaders: [], url: '/' };
    return wrongHost(hostOnly) === undefined || isOwnAddress(host, request);
  }

  function isOwnPage(origin: string | undefined, request: IncomingMessage): boolean {
    if (origin === undefined) return false;
    return (
      origin === originIn(originOf(request, { trustProxy })) ||
      origin === publicOrigin ||
      allowsOrigin(cors, origin)
    );
  }

  return (request) => {
    const { origin, referer, 'sec-fetch-site': site } = request.headers;
    if (origin === undefined && referer === undefined && site === undefined) return undefined;
    if (!isOwnHost(request))
      return `a browser may not create it at host ${hostOf(request, trustProxy)}, which could be any site's; --allowed-hosts allows that host`;
    if (origin !== undefined && !isOwnPage(origin, request)) return foreign;
    const from = referer === undefined ? undefined : originIn(referer);
    if (referer !== undefined && !isOwnPage(from, request) && !isNeighbour(from, site, request))
      return foreign;
    // a page with an allowed origin may be on any site
    const isAllowed = origin !== undefined && allowsOrigin(cors, origin);
    return site === undefined || isAllowed || near.has(site) ? undefined : foreign;
  };
}

const foreign = 'a page of another site may not create it; --cors allows its origin';

/** `Sec-Fetch-Site` values of requests from the emulator's own site or directly from the user. */
const near: ReadonlySet<unknown> = new Set(['same-origin', 'same-site', 'none']);

/** Returns whether a page is on another port or subdomain of the same site, according to the browser. */
function isNeighbour(from: string | undefined, site: unknown, request: IncomingMessage): boolean {
  if (site !== 'same-site' || from === undefined || from === 'null') return false;
  const { hostname } = new URL(from);
  const host = withoutPort(request.headers.host ?? '');
  return (isLoopbackHost(hostname) && isLoopbackHost(host)) || siteOf(hostname) === siteOf(host);
}

function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}

/** Returns whether the host is the IP address that received the request, which is this machine's. */
function isOwnAddress(host: string, { socket }: IncomingMessage): boolean {
  const address = socket.localAddress?.replace(/^::ffff:/, '');
  return withoutPort(host).replace(/^\[|\]$/g, '') === address;
}

function withoutPort(host: string): string {
  return host.replace(/:\d*$/, '').toLowerCase();
}
