import type { IncomingMessage } from 'node:http';
import { defaultNamespace, isNamespace, namespaceForm as form } from '../store/store.ts';
import type { ListenerScope } from './listener.ts';
import { redactNamespace } from '../journal/redact-text.ts';
import { mountOf } from './public-address.ts';
import { prefixOf } from './request-url.ts';

/** What a request names, or why it cannot be followed. */
type Named = string | Misnamed;

/** Why a request's namespace cannot be found: for its client, and as the journal keeps it. */
interface Misnamed {
  readonly wrong: string;
  readonly journalText?: string;
}

/** Finds the namespace of a request. */
export type NamespaceReader = (request: IncomingMessage) => Named;

/**
 * Makes the way to find a request's namespace: the header, the path's prefix, the port and the host may name one, and
 * must agree; the cookie counts where none of them does. With `required`, `default` is refused.
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

const howToName =
  'this emulator wants every request to name its namespace, and default is none; name one by the header ' +
  'x-emulator-namespace: w1, by the path /@w1/…, by a port of its own (--listen 4011@w1), by the host w1.localhost, ' +
  'or by the cookie emulator-namespace=w1';

function nameOf(request: IncomingMessage, scope: ListenerScope, host: string | undefined): Named | undefined {
  const { headers } = request;
  const header = headers['x-emulator-namespace'];
  const prefix = prefixOf(request);
  const ways = [
    ['x-emulator-namespace', header === undefined ? undefined : String(header)],
    ['the path', prefix === '' ? undefined : prefix.replace(/^\/(@|%40)/, '')],
    ['the port', scope.namespace],
    ['the host', host],
  ] as const;
  const claims = ways.flatMap(([way, name]) => (name === undefined ? [] : [{ way, name }]));
  const [first] = claims;
  if (first === undefined) return cookieName(headers.cookie) ?? lostPrefix(request);
  const other = claims.find(({ name }) => name !== first.name);
  if (other !== undefined) {
    return misnamed(
      (show) =>
        `${first.way} names ${show(first.name)}, ${other.way} names ${show(other.name)}; they must agree`,
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

/** A page below a prefix that asks without it would get another namespace's answer, and nobody would see why. */
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
      `a page below ${mount}/@${name} asks without this prefix, so that the namespace is lost; ask for ${mount}/@${name}/…, ` +
      `or name it by the header x-emulator-namespace: ${name}`,
  };
}

/** Says what is wrong with names: the client reads its own words, the journal keeps no secret. */
function misnamed(sentence: (show: (name: string) => string) => string): Misnamed {
  return {
    wrong: sentence((name) => `"${name.length > 80 ? `${name.slice(0, 80)}…` : name}"`),
    journalText: sentence((name) => `"${redactNamespace(name)}"`),
  };
}

/** Where some requests name their namespace by a prefix, one that names none may have lost its own, which nobody sees. */
export interface MissingNamespaces {
  /** A request has named its namespace by a prefix. */
  prefixSeen(): void;
  /** A request names no namespace in any way. */
  add(request: IncomingMessage): void;
  /** Whether a request named none after others had used a prefix. */
  has(request: IncomingMessage): boolean;
}

/** Makes the watch over requests that name no namespace; it costs nothing until a prefix is used. */
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
