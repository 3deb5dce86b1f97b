import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { redacted } from '../journal/redact-text.ts';
import { prefixOf, splitUrl, targetOf, type MountedRequest } from './request-url.ts';

/** How clients reach the emulator. */
export interface PublicAddress {
  /** The emulator's URL, without a trailing slash. If not set, each request's own Host counts. */
  readonly publicUrl?: string;
  /** Whether to trust the `X-Forwarded-…` headers of a proxy. */
  readonly trustProxy: boolean;
}

/** Returns the client's address: from `x-emulator-client` if sent, else from a trusted proxy, else from the socket. */
export function addressOf(
  request: IncomingMessage,
  { trustProxy }: PublicAddress,
): string | { readonly wrong: string; readonly journalText: string } {
  const claimed = request.headers['x-emulator-client'];
  if (claimed === undefined)
    return (trustProxy ? forwardedAddress(request) : undefined) ?? socketAddress(request);
  if (typeof claimed === 'string' && isIP(claimed) !== 0) return claimed;
  const sentence = (value: string) => `x-emulator-client is "${value}"; it must be an IPv4 or IPv6 address`;
  return { wrong: sentence(String(claimed)), journalText: sentence(redacted) };
}

/** Returns the emulator's URL as the client addressed it: scheme, host, and mount prefix. */
export function originOf(request: IncomingMessage, { publicUrl, trustProxy }: PublicAddress): string {
  if (publicUrl !== undefined) return `${publicUrl}${prefixOf(request)}`;
  const scheme = (trustProxy ? forwardedScheme(request) : undefined) ?? socketScheme(request);
  return `${scheme}://${hostOf(request, trustProxy)}${mountOf(request)}`;
}

/** Returns the host of a request: from a trusted proxy, else from its Host or target, else from the socket. */
export function hostOf(request: MountedRequest, trustProxy: boolean): string {
  const forwarded = trustProxy ? forwardedHost(request) : undefined;
  return forwarded ?? request.headers.host ?? authorityOf(targetOf(request)) ?? socketHost(request);
}

function socketScheme({ socket }: IncomingMessage): string {
  return 'encrypted' in socket ? 'https' : 'http';
}

function socketHost({ socket }: IncomingMessage): string {
  const { localAddress, localPort } = socket;
  if (localAddress === undefined || localPort === undefined) return 'localhost';
  const address = localAddress.replace(/^::ffff:/, '');
  return `${address.includes(':') ? `[${address}]` : address}:${localPort}`;
}

function socketAddress({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
}

/** Returns the first forwarded address, which is the client's. Some proxies append its port. */
function forwardedAddress(request: IncomingMessage): string | undefined {
  const first = firstOf(request, 'x-forwarded-for');
  const [, bare = first] = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(first)?.filter(Boolean) ?? [];
  return isIP(bare) === 0 ? undefined : bare;
}

function forwardedScheme(request: IncomingMessage): string | undefined {
  const scheme = firstOf(request, 'x-forwarded-proto').toLowerCase();
  return scheme === 'http' || scheme === 'https' ? scheme : undefined;
}

/** Returns the first value of a header to which each proxy appends; empty if the header is missing. */
function firstOf({ headers }: IncomingMessage, name: string): string {
  const [first = ''] = String(headers[name] ?? '').split(',');
  return first.trim();
}

/** Returns the path under which an application mounts the emulator; empty if it isn't mounted. */
export function mountOf(request: MountedRequest): string {
  if (request.originalUrl === undefined) return '';
  const { path } = splitUrl(request.url);
  const { path: whole } = splitUrl(request.originalUrl);
  // a bare `/@w1` is the root of its namespace
  if (path === '/' && !whole.endsWith('/')) return whole;
  return whole.endsWith(path) ? whole.slice(0, whole.length - path.length) : '';
}

/** The form of a Host header: a name or an address, and optionally a port. */
const hostForm = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{0,5})?$/i;

/** The journal's text of these problems, because the host could contain a secret. */
export const journalProblem = 'invalid host or request target; the response has the details';

/**
 * Creates the check that runs before every operation, because links in responses contain the host. It returns the problem
 * of a request's host or target; undefined if both are valid.
 */
export function createRequestCheck({
  trustProxy,
}: PublicAddress): (request: MountedRequest) => string | undefined {
  let lastGood: string | undefined;

  function hostProblem(host: string, name: string): string | undefined {
    if (host === lastGood) return undefined;
    if (host === '') return `${name} is empty; send the name of the emulator, such as localhost:4010`;
    if (!hostForm.test(host) || !URL.canParse(`http://${host}/`))
      return `${name} is ${quoted(host)}; expected a host name with or without a port, such as localhost:4010`;
    lastGood = host;
    return undefined;
  }

  return (request) => {
    const { host } = request.headers;
    const target = targetOf(request);
    if (host === undefined) {
      // HTTP/1.0 doesn't require it
      if (request.httpVersionMajor === 1 && request.httpVersionMinor > 0)
        return 'the request has no Host; send the name of the emulator, such as localhost:4010';
    } else {
      const hosts = hostCount(request);
      if (hosts > 1) return `the request has ${hosts} Host headers; send one`;
      const problem = hostProblem(host, 'Host');
      if (problem !== undefined) return problem;
    }
    const authority = target.startsWith('/') ? undefined : authorityOf(target);
    if (authority !== undefined && authority.toLowerCase() !== (host ?? authority).toLowerCase())
      return `the request is for ${quoted(authority)}, but its Host is ${quoted(host ?? '')}; they must be equal`;
    if (authority !== undefined && host === undefined) {
      const problem = hostProblem(authority, 'the host of the target');
      if (problem !== undefined) return problem;
    }
    if (target.includes('#'))
      return 'the request target has a fragment (#), which clients must not send; remove it, or encode # as %23';
    if (!trustProxy) return undefined;
    const forwarded = forwardedHost(request);
    return forwarded === undefined ? undefined : hostProblem(forwarded, 'X-Forwarded-Host');
  };
}

/** Returns the host that the first proxy forwards; undefined if none does. */
function forwardedHost(request: IncomingMessage): string | undefined {
  return firstOf(request, 'x-forwarded-host') || undefined;
}

/** Returns the authority of a request target in absolute form; undefined for other forms. */
export function authorityOf(target: string): string | undefined {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(target)?.[1];
}

/** Counts the Host headers; Node itself keeps only the first. */
export function hostCount({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}

const maxQuoted = 80;

function quoted(text: string): string {
  return `"${text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text}"`;
}

/** Returns the origin of the emulator's own pages by the request's Host; undefined if the Host is invalid. */
export function ownOriginOf(request: IncomingMessage): string | undefined {
  return originIn(`${socketScheme(request)}://${request.headers.host ?? ''}`);
}

/** Returns the origin of a URL; undefined if it isn't a URL. */
export function originIn(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
