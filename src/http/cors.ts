import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from 'cors';
import type { ServedProvider } from '../emulator/emulator.ts';

/**
 * Who may call from a browser: loopback origins, everyone, nobody, or these origins (`loopback` may be among them, and
 * `https://*.example.com` stands for the sub-domains of one).
 */
export type CorsRule = 'loopback' | '*' | 'off' | readonly string[];

/** Answers preflights and sets what a browser may read; everything else goes on. */
type Cors = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const loopback = /^https?:\/\/(([a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The emulator's own headers that pages may read. */
const alwaysExposed = ['x-emulator-outcome', 'x-emulator-request', 'Preference-Applied', 'Allow'];

/**
 * Makes the data plane's CORS; credentials are allowed, so an origin is always named and never `*`. A page may send every
 * header that it asks for, and read these beside the emulator's own.
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

/** The headers of answers that pages may read: those that the contracts of these providers declare, in every profile. */
export function readableHeaders(served: readonly ServedProvider[]): readonly string[] {
  const profiles = served.flatMap(({ provider }) => Object.values(provider.profiles));
  const names = profiles.flatMap(({ contract }) => contract.answerHeaders);
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].sort();
}

/** Whether a browser asks by it what a page may send. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  const { origin, 'access-control-request-method': requestedMethod } = headers;
  return method === 'OPTIONS' && (origin !== undefined || requestedMethod !== undefined);
}

/** Lets a page of a public site reach this machine, where a browser asks in its preflight whether it may. */
export function allowPrivateNetwork(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  matchers: readonly (RegExp | string)[],
): void {
  const { origin, 'access-control-request-private-network': privateNetwork } = headers;
  if (method !== 'OPTIONS' || privateNetwork !== 'true' || origin === undefined) return;
  if (isAmong(matchers, origin)) response.setHeader('access-control-allow-private-network', 'true');
}

/** Whether the rule lets a page of this origin read answers. */
export function allowsOrigin(rule: CorsRule, origin: string): boolean {
  return rule !== 'off' && isAmong(matchersOf(rule), origin);
}

function matchersOf(rule: Exclude<CorsRule, 'off'>): readonly (RegExp | string)[] {
  if (rule === 'loopback') return [loopback];
  return rule === '*' ? [/.*/] : rule.map((origin) => (origin === 'loopback' ? loopback : matcherOf(origin)));
}

/** An origin with a scheme that URLs treat alike, such as an app's own: `capacitor://localhost`, `app://.`. */
const otherOrigin = /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9._~-]+(?::\d{1,5})?$/;

const subdomains = /^([a-z][a-z0-9+.-]*:\/\/)\*\.([^*]+)$/;

/** What pages without an origin of their own send, such as those of sandboxed frames, and files. */
const opaque: ReadonlySet<string> = new Set(['null', 'file://']);

/** Whether a text is an origin as browsers and webviews send it, scheme, host and port alone, which one site alone can have. */
function isNamedOrigin(text: string): boolean {
  if (opaque.has(text) || text.includes('*') || !URL.canParse(text)) return false;
  const { origin } = new URL(text);
  // the schemes of the web have their own form
  return origin === 'null' ? otherOrigin.test(text) && !text.startsWith('file:') : origin === text;
}

/** Whether a text is an origin, or names the sub-domains of one: `https://*.example.com`. */
export function isOriginPattern(text: string): boolean {
  return opaque.has(text) || isNamedOriginPattern(text);
}

/** The same without those that pages of several sites have. */
export function isNamedOriginPattern(text: string): boolean {
  return isNamedOrigin(text.replace(subdomains, '$1a.$2'));
}

/** The origins that an origin or a pattern stands for; a pattern does not stand for the domain itself. */
export function matcherOf(pattern: string): RegExp | string {
  const [, scheme, rest] = subdomains.exec(pattern) ?? [];
  if (scheme === undefined || rest === undefined) return pattern;
  return new RegExp(`^${escaped(scheme)}(?:[a-z0-9_-]+\\.)+${escaped(rest)}$`);
}

/** Whether one of these origins or patterns stands for an origin. */
export function isAmong(matchers: readonly (RegExp | string)[], origin: string): boolean {
  return matchers.some((known) => (typeof known === 'string' ? known === origin : known.test(origin)));
}

function escaped(text: string): string {
  return text.replaceAll(/[.+*?^${}()|[\]\\/]/g, '\\$&');
}
