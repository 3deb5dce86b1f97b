import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { redacted } from '../journal/redaction.ts';
import { prefixOf } from './prefix.ts';
import { authorityOf, forwardedHost } from './request-check.ts';
import { splitUrl } from './url.ts';

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
): string | { readonly wrong: string; readonly kept: string } {
  const claimed = request.headers['x-emulator-client'];
  if (claimed === undefined)
    return (trustProxy ? forwardedAddress(request) : undefined) ?? socketAddress(request);
  if (typeof claimed === 'string' && isIP(claimed) !== 0) return claimed;
  const sentence = (shown: string) => `x-emulator-client is "${shown}"; it must be an IPv4 or IPv6 address`;
  return { wrong: sentence(String(claimed)), kept: sentence(redacted) };
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

/** A request as Express passes it on. */
type MountedRequest = IncomingMessage & { readonly originalUrl?: string };

function targetOf({ originalUrl, url = '' }: MountedRequest): string {
  return originalUrl ?? url;
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
export function mountOf(request: IncomingMessage & { readonly originalUrl?: string }): string {
  if (request.originalUrl === undefined) return '';
  const { path } = splitUrl(request.url);
  const { path: whole } = splitUrl(request.originalUrl);
  // `/@w1` alone is the root of its namespace
  if (path === '/' && !whole.endsWith('/')) return whole;
  return whole.endsWith(path) ? whole.slice(0, whole.length - path.length) : '';
}
