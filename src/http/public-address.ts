import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { redacted } from '../journal/redact-text.ts';
import { prefixOf, splitUrl, targetOf, type MountedRequest } from './request-url.ts';

/** How clients reach the emulator. */
export interface PublicAddress {
  /** Where they find it, without a slash at the end; as each of them names it, when left out. */
  readonly publicUrl?: string;
  /** Whether a proxy stands in front whose `X-Forwarded-…` headers tell who calls, and by which name. */
  readonly trustProxy: boolean;
}

/** The client's address: the one it says it has, for rules that depend on it, else its proxy's word, else the socket's. */
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

/** Where the emulator stands as the client named it: scheme, host, and the prefix it is mounted under. */
export function originOf(request: IncomingMessage, { publicUrl, trustProxy }: PublicAddress): string {
  if (publicUrl !== undefined) return `${publicUrl}${prefixOf(request)}`;
  const scheme = (trustProxy ? forwardedScheme(request) : undefined) ?? socketScheme(request);
  return `${scheme}://${hostOf(request, trustProxy)}${mountOf(request)}`;
}

/** The host by which a request names the emulator, as its proxy says it where one is trusted; without one, the address that it came to. */
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

/** The first that the proxies name, which is the client; some write its port behind it. */
function forwardedAddress(request: IncomingMessage): string | undefined {
  const first = firstOf(request, 'x-forwarded-for');
  const [, bare = first] = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(first)?.filter(Boolean) ?? [];
  return isIP(bare) === 0 ? undefined : bare;
}

function forwardedScheme(request: IncomingMessage): string | undefined {
  const scheme = firstOf(request, 'x-forwarded-proto').toLowerCase();
  return scheme === 'http' || scheme === 'https' ? scheme : undefined;
}

/** The first of a header's values, where each proxy adds its own; empty where there is none. */
function firstOf({ headers }: IncomingMessage, name: string): string {
  const [first = ''] = String(headers[name] ?? '').split(',');
  return first.trim();
}

/** The path the emulator is mounted under in an app of one's own; empty where it is not. */
export function mountOf(request: MountedRequest): string {
  if (request.originalUrl === undefined) return '';
  const { path } = splitUrl(request.url);
  const { path: whole } = splitUrl(request.originalUrl);
  // `/@w1` alone is the root of its namespace
  if (path === '/' && !whole.endsWith('/')) return whole;
  return whole.endsWith(path) ? whole.slice(0, whole.length - path.length) : '';
}

/** A name or an address, and a port where there is one; nothing else may stand in a Host. */
const hostForm = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{0,5})?$/i;

/** The problem as the journal keeps it: a secret may be in the place of the host. */
export const journalProblem = 'the host or the target of the request cannot be read; its answer says why';

/**
 * Makes the check that comes before every operation: links in answers are made of the host. Says what is wrong with the
 * host or the target of a request, whatever it asks for; undefined when both can be read.
 */
export function createRequestCheck({
  trustProxy,
}: PublicAddress): (request: MountedRequest) => string | undefined {
  let lastGood: string | undefined;

  function hostProblem(host: string, name: string): string | undefined {
    if (host === lastGood) return undefined;
    if (host === '') return `${name} is empty; send the name of the emulator, such as localhost:4010`;
    if (!hostForm.test(host) || !URL.canParse(`http://${host}/`))
      return `${name} is ${quoted(host)}, which is not a host name with or without a port; send one such as localhost:4010`;
    lastGood = host;
    return undefined;
  }

  return (request) => {
    const { host } = request.headers;
    const target = targetOf(request);
    if (host === undefined) {
      // HTTP/1.0 knows none
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
      return `the request is for ${quoted(authority)}, and its Host is ${quoted(host ?? '')}; they must be the same`;
    if (authority !== undefined && host === undefined) {
      const problem = hostProblem(authority, 'the host of the target');
      if (problem !== undefined) return problem;
    }
    if (target.includes('#'))
      return 'the target of the request has a fragment (#), which stays with the client; leave it out, or write %23';
    if (!trustProxy) return undefined;
    const forwarded = forwardedHost(request);
    return forwarded === undefined ? undefined : hostProblem(forwarded, 'X-Forwarded-Host');
  };
}

/** The host that the first of the proxies names; undefined where none does. */
function forwardedHost(request: IncomingMessage): string | undefined {
  return firstOf(request, 'x-forwarded-host') || undefined;
}

/** Whom a target in absolute form is for; undefined for any other. */
export function authorityOf(target: string): string | undefined {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(target)?.[1];
}

/** How many Host headers came: Node hands over the first of them. */
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

/** The origin of the emulator's own pages as the client named it; undefined where the Host is none. */
export function ownOriginOf(request: IncomingMessage): string | undefined {
  return originIn(`${socketScheme(request)}://${request.headers.host ?? ''}`);
}

/** The origin of a URL; undefined where it is none. */
export function originIn(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
