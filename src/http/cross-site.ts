import type { IncomingMessage } from 'node:http';
import { createHostRule, isLoopbackHost, type HostNames } from './loopback-host.ts';
import { hostOf, originOf, type PublicAddress, originIn } from './public-address.ts';
import { allowsOrigin, type CorsRule } from './cors.ts';

/** Which pages may make namespaces, and by which names they may call the emulator. */
export interface SiteOptions {
  readonly cors: CorsRule;
  readonly publicAddress: PublicAddress;
  readonly allowedHosts: HostNames['allowedHosts'];
}

/**
 * Makes the rule of who may make a namespace: whatever is not a browser may. A browser's request may where its Host is
 * a name that no page can give itself, and where its Origin, its Referer and what it says of its site are those of the
 * emulator's own pages, or of pages that the CORS rule allows. Says why a request may not; undefined when it may.
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
      return `a browser asks for it under the host ${hostOf(request, trustProxy)}, which any page may have been given; --allowed-hosts allows it`;
    if (origin !== undefined && !isOwnPage(origin, request)) return foreign;
    const from = referer === undefined ? undefined : originIn(referer);
    if (referer !== undefined && !isOwnPage(from, request) && !isNeighbour(from, site, request))
      return foreign;
    // a page whose origin is allowed may be anywhere
    const isAllowed = origin !== undefined && allowsOrigin(cors, origin);
    return site === undefined || isAllowed || near.has(site) ? undefined : foreign;
  };
}

const foreign = 'a page of another site may not make it; --cors allows its origin';

/** What a browser says of a request that a page of the emulator's own site makes, or its user. */
const near: ReadonlySet<unknown> = new Set(['same-origin', 'same-site', 'none']);

/** Whether a page is at another port or sub-domain of the site, as its browser says. */
function isNeighbour(from: string | undefined, site: unknown, request: IncomingMessage): boolean {
  if (site !== 'same-site' || from === undefined || from === 'null') return false;
  const { hostname } = new URL(from);
  const host = withoutPort(request.headers.host ?? '');
  return (isLoopbackHost(hostname) && isLoopbackHost(host)) || siteOf(hostname) === siteOf(host);
}

function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}

/** An address that a request came to is not a name, and belongs to this machine. */
function isOwnAddress(host: string, { socket }: IncomingMessage): boolean {
  const address = socket.localAddress?.replace(/^::ffff:/, '');
  return withoutPort(host).replace(/^\[|\]$/g, '') === address;
}

function withoutPort(host: string): string {
  return host.replace(/:\d*$/, '').toLowerCase();
}
