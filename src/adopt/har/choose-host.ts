import { FileError } from '../../errors.ts';
import { isRecord, parseJson } from '../../json.ts';
import { headerOf, isJson, mediaTypeOf } from '../exchange.ts';
import { kindOfName } from '../secrets/names.ts';
import type { HarExchange } from './read-har.ts';

/** A host of a recording. */
export interface HarHost {
  /** Its name, and its port unless it is the scheme's own. */
  readonly host: string;
  readonly requests: number;
  /** The weight of the evidence that users sign in there. */
  readonly weight: number;
  /** The strongest evidence, in words; undefined without any. */
  readonly evidence: string | undefined;
}

/** Hosts of analytics and reports of errors, which no login needs. */
const analytics =
  /(^|\.)(google-analytics|googletagmanager|doubleclick|googlesyndication|segment|sentry|hotjar|mixpanel|amplitude|datadoghq|nr-data|newrelic|intercom|facebook|clarity|bugsnag|launchdarkly|posthog|fullstory|logrocket|plausible|matomo|optimizely|hubspot|hs-analytics|stripe|linkedin|bing|cloudflareinsights)\.(com|net|io|ms|org|eu|cloud)$/;

const assets = /^(image|font|audio|video)\/|\/(javascript|x-javascript|ecmascript|css|wasm|manifest\+json)$/;
const assetResources = ['script', 'stylesheet', 'image', 'font', 'media', 'manifest', 'websocket', 'ping'];

/** Returns the exchanges with an API: JSON and forms, without pages, scripts, images, preflights and analytics. */
export function apiExchanges(exchanges: readonly HarExchange[]): readonly HarExchange[] {
  return exchanges.filter((exchange) => {
    const { method, url, resource, request, response } = exchange;
    const type = mediaTypeOf(response.headers);
    if (method === 'OPTIONS' || !url.startsWith('http') || analytics.test(new URL(url).hostname))
      return false;
    if (assets.test(type) || assetResources.includes(resource ?? '')) return false;
    if (request.body !== undefined && isApiBody(mediaTypeOf(request.headers))) return true;
    // a sign-out has often neither body nor content
    const isCall = resource === 'xhr' || resource === 'fetch' || method !== 'GET';
    return isJson(type) || (isCall && !type.startsWith('text/html'));
  });
}

function isApiBody(type: string): boolean {
  return isJson(type) || type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data';
}

/** Returns the hosts of the exchanges, the one with the most evidence of a login first. */
export function hostsOf(exchanges: readonly HarExchange[]): readonly HarHost[] {
  const byHost = new Map<string, HarExchange[]>();
  for (const exchange of exchanges) {
    const { host } = new URL(exchange.url);
    byHost.set(host, [...(byHost.get(host) ?? []), exchange]);
  }
  return [...byHost]
    .map(([host, its]) => {
      const found = its.flatMap(evidenceOf).sort((one, other) => other.weight - one.weight);
      const weight = found.reduce((sum, one) => sum + one.weight, 0);
      return { host, requests: its.length, weight, evidence: found[0]?.words };
    })
    .sort((one, other) => other.weight - one.weight);
}

/** Returns the host to adopt: the named one, or the one whose evidence of a login is the strongest. Throws a FileError. */
export function chooseHost(hosts: readonly HarHost[], named: string | undefined, file: string): string {
  const list = hosts.map(({ host, requests }) => `${host} (${requests})`).join(', ');
  if (hosts.length === 0) throw new FileError([`${file}: it has no request with JSON or a form`]);
  if (named !== undefined) {
    const found = hosts.find(({ host }) => host === named || host.split(':')[0] === named);
    if (found === undefined)
      throw new FileError([
        `${file}: it has no request to ${named}; its hosts, with their requests: ${list}`,
      ]);
    return found.host;
  }
  const [best, next] = hosts;
  if (best === undefined || best.weight < leastWeight)
    throw new FileError([`${file}: no request sends a password; choose the host with --host: ${list}`]);
  if (next?.weight === best.weight)
    throw new FileError([`${file}: several hosts look like the login; choose one with --host: ${list}`]);
  return best.host;
}

/** The weight of a password that is sent. Hosts with less have no login. */
const leastWeight = 10;

interface Evidence {
  readonly weight: number;
  readonly words: string;
}

/** Whether a request sends a password. */
export function sendsPassword({ method, request }: HarExchange): boolean {
  return method !== 'GET' && fieldsOf(request.body ?? '').some((name) => kindOfName(name) === 'password');
}

function evidenceOf(exchange: HarExchange): readonly Evidence[] {
  const { method, url, response } = exchange;
  const { pathname } = new URL(url);
  const at = `${method} ${pathname}`;
  const isSignIn = sendsPassword(exchange);
  const getsToken =
    response.status < 300 && fieldsOf(response.body ?? '').some((name) => /token|jwt/i.test(name));
  return [
    ...(isSignIn ? [{ weight: 10, words: `${at} sends a password` }] : []),
    ...(isSignIn && getsToken ? [{ weight: 5, words: `${at} gets a token` }] : []),
    ...(isSignIn && headerOf(response.headers, 'set-cookie') !== undefined
      ? [{ weight: 3, words: `${at} gets a cookie` }]
      : []),
    ...(/log-?in|sign-?in|auth|session|token/i.test(pathname)
      ? [{ weight: 1, words: `${at} is named so` }]
      : []),
  ];
}

/** Returns the names of the members or fields of a body. */
function fieldsOf(body: string): readonly string[] {
  const value = /^\s*[[{]/.test(body) ? parseJson(body) : undefined;
  if (value !== undefined) return namesIn(value, 0);
  const parts = [...body.matchAll(/name="([^"]*)"/g)].map(([, name = '']) => name);
  return parts.length > 0 ? parts : [...new URLSearchParams(body).keys()];
}

function namesIn(value: unknown, depth: number): readonly string[] {
  if (depth > 5) return [];
  if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, depth + 1));
  return isRecord(value)
    ? Object.entries(value).flatMap(([name, part]) => [name, ...namesIn(part, depth + 1)])
    : [];
}
