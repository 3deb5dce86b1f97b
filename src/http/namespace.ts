import type { IncomingMessage } from 'node:http';
import { defaultNamespace, isNamespace, namespaceForm as form } from '../store/store.ts';
import type { ListenerScope } from './listener.ts';
import { redactNamespace } from '../journal/redact-text.ts';
import { mountOf } from './public-address.ts';
import { prefixOf } from './request-url.ts';

/** The namespace of a request, or why it can't be determined. */
type Named = string | Misnamed;

/** Why a request's namespace is invalid: for the client, and without secrets for the journal. */
interface Misnamed {
  readonly wrong: string;
  readonly journalText?: string;
}

/** Returns the namespace of a request. */
export type NamespaceReader = (request: IncomingMessage) => Named;

/**
 * Creates a function that reads a request's namespace. The header, the path's prefix, the port and the host can name one
 * and must agree; the cookie is used if none of them does. With `required`, requests in `default` are rejected.
 */
export function createNamespaceReader(
  scope: ListenerScope = {},
  required = false,
  missingNamespaces: MissingNamespaces = createMissingNamespaces(),
): NamespaceReader {
  return (request) => {
    const { headers } = request;
    const header = headers['x-emulator-namespace'];
    const prefix = prefixOf(request);
    const host = hostLabel(headers.host);
    const isPlain = header === undefined && prefix === '' && host === undefined;
    const name =
      isPlain &&
      scope.namespace === undefined &&
      headers.cookie === undefined &&
      headers.referer === undefined
        ? undefined
        : nameOf(request, scope, host);
    if (name !== undefined && typeof name !== 'string') return name;
    if (required && (name === undefined || name === defaultNamespace)) return { wrong: howToName };
    if (prefix !== '') missingNamespaces.prefixSeen();
    if (name !== undefined) return name;
    missingNamespaces.add(request);
    return defaultNamespace;
  };
}

/**
 * Creates a function that returns the namespace to which the path's prefix, the port or the host binds a request, whatever
 * its header and cookie name; undefined if none does.
 */
export function createBoundReader(scope: ListenerScope): (request: IncomingMessage) => Named | undefined {
  return (request) => agreed(bindingsOf(request, scope, hostLabel(request.headers.host)));
}

const howToName =
  'this emulator requires every request to name a namespace other than default; name it by the header ' +
  'x-emulator-namespace: w1, by the path /@w1/…, by a separate port (--listen 4011@w1), by the host w1.localhost, ' +
  'or by the cookie emulator-namespace=w1';

function nameOf(request: IncomingMessage, scope: ListenerScope, host: string | undefined): Named | undefined {
  const { headers } = request;
  const header = headers['x-emulator-namespace'];
  const named = agreed([
    ['x-emulator-namespace', header === undefined ? undefined : String(header)],
    ...bindingsOf(request, scope, host),
  ]);
  return named ?? cookieName(headers.cookie) ?? lostPrefix(request);
}

/** A way to name a namespace, with the name, if the request has one. */
type Way = readonly [way: string, name: string | undefined];

function bindingsOf(
  request: IncomingMessage,
  scope: ListenerScope,
  host: string | undefined,
): readonly Way[] {
  const prefix = prefixOf(request);
  return [
    ['the path', prefix === '' ? undefined : prefix.replace(/^\/(@|%40)/, '')],
    ['the port', scope.namespace],
    ['the host', host],
  ];
}

function agreed(ways: readonly Way[]): Named | undefined {
  const claims = ways.flatMap(([way, name]) => (name === undefined ? [] : [{ way, name }]));
  const [first] = claims;
  if (first === undefined) return undefined;
  const other = claims.find(({ name }) => name !== first.name);
  if (other !== undefined) {
    return misnamed(
      (show) =>
        `${first.way} names ${show(first.name)}, but ${other.way} names ${show(other.name)}; they must agree`,
    );
  }
  return legalName(first.way, first.name);
}

function legalName(way: string, name: string): Named {
  return isNamespace(name) ? name : misnamed((show) => `${way} is ${show(name)}; a namespace is ${form}`);
}

/** `w1` of `w1.localhost:4010`. */
function hostLabel(host: string | undefined): string | undefined {
  if (host === undefined || !host.toLowerCase().includes('.localhost')) return undefined;
  return /^([^.:]+)\.localhost\.?(?::\d+)?$/i.exec(host)?.[1]?.toLowerCase();
}

function cookieName(cookie: string | undefined): Named | undefined {
  const name = /(?:^|;)\s*emulator-namespace=([^;]*)/.exec(cookie ?? '')?.[1]?.trim();
  return name === undefined ? undefined : legalName('the cookie emulator-namespace', name);
}

/** Rejects a page's request that lost the page's prefix: it would silently go to another namespace. */
function lostPrefix(request: IncomingMessage): Named | undefined {
  const { referer, host } = request.headers;
  if (referer === undefined || host === undefined || !URL.canParse(referer)) return undefined;
  const from = new URL(referer);
  const mount = mountOf(request);
  if (from.host !== host || !from.pathname.startsWith(`${mount}/`)) return undefined;
  const name = /^\/(?:@|%40)([^/]+)/.exec(from.pathname.slice(mount.length))?.[1];
  if (name === undefined || !isNamespace(name)) return undefined;
  return {
    wrong:
      `a page below ${mount}/@${name} sent this request without the prefix, which loses the namespace; request ` +
      `${mount}/@${name}/…, or send the header x-emulator-namespace: ${name}`,
  };
}

/** Creates the problem of wrong names: the client sees what it sent, the journal redacts possible secrets. */
function misnamed(sentence: (show: (name: string) => string) => string): Misnamed {
  return {
    wrong: sentence((name) => `"${name.length > 80 ? `${name.slice(0, 80)}…` : name}"`),
    journalText: sentence((name) => `"${redactNamespace(name)}"`),
  };
}

/** Flags requests without a namespace once any client has used a path prefix: they have probably lost theirs. */
export interface MissingNamespaces {
  /** Records that a request has a prefix. */
  prefixSeen(): void;
  /** Records a request without a namespace. */
  add(request: IncomingMessage): void;
  /** Returns whether a request has no namespace, although earlier requests used a prefix. */
  has(request: IncomingMessage): boolean;
}

/** Creates the record of requests without a namespace; it costs nothing until a prefix is used. */
export function createMissingNamespaces(): MissingNamespaces {
  const requests = new WeakSet<IncomingMessage>();
  let isPrefixUsed = false;
  return {
    prefixSeen: () => void (isPrefixUsed = true),
    add(request) {
      if (isPrefixUsed) requests.add(request);
    },
    has: (request) => isPrefixUsed && requests.has(request),
  };
}
