import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { splitUrl } from './url.ts';

/** The client's address: the one it says it has, for rules that depend on it, else the socket's. */
export function addressOf(request: IncomingMessage): string | { readonly wrong: string } {
  const claimed = request.headers['x-emulator-client'];
  if (claimed === undefined) return (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  if (typeof claimed === 'string' && isIP(claimed) !== 0) return claimed;
  return { wrong: `x-emulator-client is "${String(claimed)}"; it must be an IPv4 or IPv6 address` };
}

/** Where the emulator stands as the client named it: scheme, host, and the prefix it is mounted under. */
export function originOf(request: IncomingMessage): string {
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  return `${scheme}://${request.headers.host ?? 'localhost'}${mountOf(request)}`;
}

/** The path the emulator is mounted under in an app of one's own; empty where it is not. */
export function mountOf(request: IncomingMessage & { readonly originalUrl?: string }): string {
  if (request.originalUrl === undefined) return '';
  const { path } = splitUrl(request.url);
  const { path: whole } = splitUrl(request.originalUrl);
  return whole.endsWith(path) ? whole.slice(0, whole.length - path.length) : '';
}
