import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from 'cors';
import { isAmong, matcherOf } from './allowed-origins.ts';

/**
 * Who may call from a browser: loopback origins, everyone, nobody, or these origins (`loopback` may be among them, and
 * `https://*.example.com` stands for the sub-domains of one).
 */
export type CorsRule = 'loopback' | '*' | 'off' | readonly string[];

/** Answers preflights and marks what a browser may read; hands on everything else, with the `Vary` still to be sent. */
export type Cors = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (vary: string | undefined) => void,
) => void;

const loopback = /^https?:\/\/(([a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The emulator's own headers that pages may read. */
const ownHeaders = ['x-emulator-outcome', 'x-emulator-request', 'Preference-Applied', 'Allow'];

/**
 * Makes the data plane's CORS; credentials are allowed, so an origin is always named and never `*`. A page may send every
 * header that it asks for, and read these beside the emulator's own.
 */
export function createCors(rule: CorsRule, readable: readonly string[]): Cors {
  if (rule === 'off') return (_request, _response, next) => next(undefined);
  const matchers = matchersOf(rule);
  const full = cors({
    origin: [...matchers],
    credentials: true,
    exposedHeaders: [...ownHeaders, ...readable],
    maxAge: 600,
  });
  return (request, response, next) => {
    const { origin } = request.headers;
    const isBrowsers = origin !== undefined || request.method === 'OPTIONS';
    if (isBrowsers || response.hasHeader('vary')) {
      allowPrivateNetwork(request, response, matchers);
      return full(request, response, () => next(undefined));
    }
    // what it is told may differ for one that has an origin
    return next('Origin');
  };
}

/** Whether a browser asks by it what a page may send. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  const { origin, 'access-control-request-method': wanted } = headers;
  return method === 'OPTIONS' && (origin !== undefined || wanted !== undefined);
}

/** Lets a page of a public site reach this machine, where a browser asks in its preflight whether it may. */
export function allowPrivateNetwork(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  matchers: readonly (RegExp | string)[],
): void {
  const { origin, 'access-control-request-private-network': wanted } = headers;
  if (method !== 'OPTIONS' || wanted !== 'true' || origin === undefined) return;
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
