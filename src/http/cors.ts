import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from 'cors';
import type { ServedProvider } from '../emulator/emulator.ts';

/**
 * Origins that may call from a browser: loopback, all, none, or a list. The list may contain `loopback`, and
 * `https://*.example.com` for all subdomains of a domain.
 */
export type CorsRule = 'loopback' | '*' | 'off' | readonly string[];

/** Answers preflights, sets the CORS headers of other requests, and passes those on. */
type Cors = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const loopback = /^https?:\/\/(([a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The emulator's own response headers that pages may read. */
const alwaysExposed = ['x-emulator-outcome', 'x-emulator-request', 'Preference-Applied', 'Allow'];

/**
 * Creates the data plane's CORS middleware. Credentials are allowed, so it always sends the origin and never `*`. A page may
 * send any header that it requests, and read these headers besides the emulator's own.
 */
export function createCors(rule: CorsRule, readable: readonly string[]): Cors {
  if (rule === 'off') return (_request, _response, next) => next();
  const matchers = matchersOf(rule);
  const full = cors({
    origin: [...matchers],
    credentials: true,
    exposedHeaders: [...alwaysExposed, ...readable],
    maxAge: 600,
  });
  return (request, response, next) => {
    allowPrivateNetwork(request, response, matchers);
    return full(request, response, () => next());
  };
}

/** Returns the response headers that pages may read: those that any profile's contract declares. */
export function readableHeaders(served: readonly ServedProvider[]): readonly string[] {
  const profiles = served.flatMap(({ provider }) => Object.values(provider.profiles));
  const names = profiles.flatMap(({ contract }) => contract.answerHeaders);
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].sort();
}

/** Returns whether a request is a CORS preflight. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  const { origin, 'access-control-request-method': requestedMethod } = headers;
  return method === 'OPTIONS' && (origin !== undefined || requestedMethod !== undefined);
}

/** Allows a page of a public site to reach this machine, if its preflight requests private network access. */
export function allowPrivateNetwork(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  matchers: readonly (RegExp | string)[],
): void {
  const { origin, 'access-control-request-private-network': privateNetwork } = headers;
  if (method !== 'OPTIONS' || privateNetwork !== 'true' || origin === undefined) return;
  if (isAmong(matchers, origin)) response.setHeader('access-control-allow-private-network', 'true');
}

/** Returns whether the rule allows this origin. */
export function allowsOrigin(rule: CorsRule, origin: string): boolean {
  return rule !== 'off' && isAmong(matchersOf(rule), origin);
}

function matchersOf(rule: Exclude<CorsRule, 'off'>): readonly (RegExp | string)[] {
  if (rule === 'loopback') return [loopback];
  return rule === '*' ? [/.*/] : rule.map((origin) => (origin === 'loopback' ? loopback : matcherOf(origin)));
}

/** An origin with a non-web scheme, such as an app's: `capacitor://localhost`, `app://.`. */
const otherOrigin = /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9._~-]+(?::\d{1,5})?$/;

const subdomains = /^([a-z][a-z0-9+.-]*:\/\/)\*\.([^*]+)$/;

/** Origins that several unrelated pages share, such as sandboxed frames and files. */
const opaque: ReadonlySet<string> = new Set(['null', 'file://']);

/** Returns whether a text is an origin (scheme, host, port) that only one site can have. */
function isNamedOrigin(text: string): boolean {
  if (opaque.has(text) || text.includes('*') || !URL.canParse(text)) return false;
  const { origin } = new URL(text);
  // for web schemes, the text must equal the parsed origin
  return origin === 'null' ? otherOrigin.test(text) && !text.startsWith('file:') : origin === text;
}

/** Returns whether a text is an origin, or a pattern of subdomains such as `https://*.example.com`. */
export function isOriginPattern(text: string): boolean {
  return opaque.has(text) || isNamedOriginPattern(text);
}

/** Like `isOriginPattern`, but without origins that pages of several sites share. */
export function isNamedOriginPattern(text: string): boolean {
  return isNamedOrigin(text.replace(subdomains, '$1a.$2'));
}

/** Returns the matcher of an origin or a pattern; a pattern doesn't match the domain itself. */
export function matcherOf(pattern: string): RegExp | string {
  const [, scheme, rest] = subdomains.exec(pattern) ?? [];
  if (scheme === undefined || rest === undefined) return pattern;
  return new RegExp(`^${escaped(scheme)}(?:[a-z0-9_-]+\\.)+${escaped(rest)}$`);
}

/** Returns whether any of these matchers matches an origin. */
export function isAmong(matchers: readonly (RegExp | string)[], origin: string): boolean {
  return matchers.some((known) => (typeof known === 'string' ? known === origin : known.test(origin)));
}

function escaped(text: string): string {
  return text.replaceAll(/[.+*?^${}()|[\]\\/]/g, '\\$&');
}
