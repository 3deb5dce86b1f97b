import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from 'cors';

/** Who may call from a browser: loopback origins, everyone, nobody, or these origins (`loopback` may be among them). */
export type CorsRule = 'loopback' | '*' | 'off' | readonly string[];

/** Answers preflights and marks what a browser may read; hands on everything else, with the `Vary` still to be sent. */
export type Cors = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (vary: string | undefined) => void,
) => void;

const loopback = /^https?:\/\/(([a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Whether a text is an origin as browsers send it: scheme, host and port, and nothing else. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** The headers that requests are read by, by name, because `x-emulator-*` is no legal value. */
const allowedHeaders = [
  'Content-Type',
  'Prefer',
  'x-emulator-namespace',
  'x-emulator-client',
  'sessionid',
  'X-API-KEY',
  'X-API-APP',
  'X-Auth-Token',
  'X-User-Id',
  'x-2fa-code',
  'x-2fa-method',
  'confirm',
  'Authorization',
];
const exposedHeaders = [
  ...['x-emulator-outcome', 'x-emulator-request', 'Preference-Applied', 'Allow'],
  ...['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'],
];

/** Makes the data plane's CORS; credentials are allowed, so an origin is always named and never `*`. */
export function createCors(rule: CorsRule): Cors {
  if (rule === 'off') return (_request, _response, next) => next(undefined);
  const full = cors({
    origin: originsOf(rule),
    credentials: true,
    allowedHeaders,
    exposedHeaders,
    maxAge: 600,
  });
  return (request, response, next) => {
    const isBrowsers = request.headers.origin !== undefined || request.method === 'OPTIONS';
    if (isBrowsers || response.hasHeader('vary')) return full(request, response, () => next(undefined));
    // what it is told may differ for one that has an origin
    return next('Origin');
  };
}

/** Whether the rule lets a page of this origin read answers. */
export function allowsOrigin(rule: CorsRule, origin: string): boolean {
  if (rule === 'off') return false;
  return originsOf(rule).some((known) => (typeof known === 'string' ? known === origin : known.test(origin)));
}

function originsOf(rule: Exclude<CorsRule, 'off'>): (RegExp | string)[] {
  if (rule === 'loopback') return [loopback];
  return rule === '*' ? [/.*/] : rule.map((origin) => (origin === 'loopback' ? loopback : origin));
}
