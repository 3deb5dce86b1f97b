import type { IncomingMessage } from 'node:http';
import { isNamespace, namespaceForm } from '../store/store.ts';
import type { ReplyHeaders } from '../core/operation.ts';

/** A request as Express passes it on: its `url` is cut, its `originalUrl` is not. */
export interface MountedRequest extends IncomingMessage {
  originalUrl?: string;
}

/** The target of a request as it came. */
export function targetOf({ originalUrl, url = '' }: Pick<MountedRequest, 'originalUrl' | 'url'>): string {
  return originalUrl ?? url;
}

/** `/@w1/api/v1/login`; proxies and clients may write the sign as `%40`. */
const prefix = /^\/(?:@|%40)([^/?]+)(?=[/?]|$)/;

/** The prefix that was taken off, and the URL as it was with it. */
interface Entered {
  readonly whole: string;
  readonly url: string;
}

const entered = new WeakMap<IncomingMessage, Entered>();

/** Takes what is no path off a request's target: the server that one in absolute form names, and the prefix that names a namespace. */
export function stripPrefix(request: MountedRequest): void {
  const { url = '/' } = request;
  const isAbsolute = url.charCodeAt(0) !== slash;
  if (!isAbsolute && url.charCodeAt(1) !== atSign && !url.startsWith('/%40')) return;
  if (entered.has(request)) return;
  const local = isAbsolute ? originForm(url) : url;
  const [match, name] = prefix.exec(local) ?? [];
  const whole = match !== undefined && name !== undefined && isNamespace(name) ? match : '';
  const rest = local.slice(whole.length);
  if (rest === url) return;
  request.originalUrl ??= url;
  request.url = rest.startsWith('/') || whole === '' ? rest : `/${rest}`;
  entered.set(request, { whole, url });
}

const slash = '/'.charCodeAt(0);
const atSign = '@'.charCodeAt(0);

/** The prefix that was taken off a request's path, as the client wrote it: `/@w1`; empty when none was. */
export function prefixOf(request: IncomingMessage): string {
  return entered.get(request)?.whole ?? '';
}

/** Why a path's prefix names no namespace; undefined when it has none that was meant to. */
export function prefixProblem(path: string): string | undefined {
  const name = prefix.exec(path)?.[1];
  if (name === undefined || isNamespace(name)) return undefined;
  return `the path names the namespace "${name.slice(0, 80)}"; a namespace is ${namespaceForm}`;
}

/** Puts the prefix back, for whoever answers what is not the emulator's. */
export function restorePrefix(request: IncomingMessage): void {
  const before = entered.get(request);
  if (before === undefined) return;
  entered.delete(request);
  request.url = before.url;
}

/** A request target in its parts; also one in absolute form, as a proxy's client sends it. */
export function splitUrl(target = '/'): { readonly path: string; readonly query: string } {
  const local = originForm(target);
  const mark = local.indexOf('?');
  if (mark === -1) return { path: local, query: '' };
  return { path: local.slice(0, mark), query: local.slice(mark + 1) };
}

/** A target as it is without the server that one in absolute form names: its path and its query. */
function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const local = target.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  return local === target || local.startsWith('/') ? local : `/${local}`;
}

/** Puts a prefix before the paths of the cookies that an answer sets, so that they come back below it. One without a path does so already. */
export function cookiesBelow(prefix: string, headers: ReplyHeaders): ReplyHeaders {
  const cookies = headers['set-cookie'];
  if (cookies === undefined) return headers;
  return { ...headers, 'set-cookie': [cookies].flat().map((cookie) => below(prefix, cookie)) };
}

function below(prefix: string, cookie: string): string {
  return cookie.replace(/;\s*path=(\/[^;]*)/i, (_whole, path: string) => `; Path=${prefix}${path}`);
}
