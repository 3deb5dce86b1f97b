import { headerOf, type Header } from '../exchange.ts';
import type { HarExchange } from './read-har.ts';

/** The security schemes of a recording, and those that an exchange used. */
export interface RecordedSecurity {
  readonly schemes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Returns the names of the schemes that a request used. */
  usedBy(exchange: HarExchange): readonly string[];
  /** Returns the cookies of sessions that an answer sets. */
  startedBy(exchange: HarExchange): readonly string[];
}

/** Headers that carry a token without a scheme. */
const tokenHeader = /^(x-)?(api-?key|auth-?token|access-?token|session-?(id|token)|token)$/i;
const csrf = /csrf|xsrf/i;
const sessionName = /sess|sid\b|^sid|auth|token|jwt|remember|login|identity|connect/i;

/** Returns how the exchanges send their session. */
export function securityOf(exchanges: readonly HarExchange[]): RecordedSecurity {
  const set = new Set(exchanges.flatMap(({ response }) => setCookies(response.headers)));
  const usedBy = ({ request: { headers } }: HarExchange): readonly string[] => [
    ...ofAuthorization(headerOf(headers, 'authorization')),
    ...headers.filter(([name]) => tokenHeader.test(name)).map(([name]) => name.toLowerCase()),
    ...sentCookies(headers).filter((name) => set.has(name) || isOfSession(name)),
  ];
  const names = new Set(exchanges.flatMap(usedBy));
  return {
    schemes: Object.fromEntries([...names].map((name) => [nameOf(name), schemeOf(name, exchanges)])),
    usedBy: (exchange) => [...new Set(usedBy(exchange).map(nameOf))],
    startedBy: ({ response }) => setCookies(response.headers),
  };
}

function ofAuthorization(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  if (/^bearer /i.test(value)) return ['bearer'];
  return /^basic /i.test(value) ? ['basic'] : ['authorization'];
}

function schemeOf(name: string, exchanges: readonly HarExchange[]): Readonly<Record<string, unknown>> {
  if (name === 'bearer' || name === 'basic') return { type: 'http', scheme: name };
  const isCookie = exchanges.some(({ request }) => sentCookies(request.headers).includes(name));
  return { type: 'apiKey', in: isCookie ? 'cookie' : 'header', name };
}

/** Names of schemes have only these characters. */
function nameOf(name: string): string {
  return name.replace(/[^\w.-]/g, '_');
}

function sentCookies(headers: readonly Header[]): readonly string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => value.split(/; */).map((pair) => pair.split('=')[0] ?? ''))
    .filter((name) => name !== '');
}

/** Returns the names of the cookies for sessions that an answer sets: those that scripts can't read, or are named so. */
function setCookies(headers: readonly Header[]): readonly string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .flatMap(([, value]) => {
      const name = value.split('=')[0] ?? '';
      return (/;\s*httponly/i.test(value) && !csrf.test(name)) || isOfSession(name) ? [name] : [];
    });
}

function isOfSession(cookie: string): boolean {
  return sessionName.test(cookie) && !csrf.test(cookie);
}
