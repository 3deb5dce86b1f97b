import type { IncomingMessage } from 'node:http';
import { isNamespace, namespaceForm } from '../store/store.ts';
import type { ReplyHeaders } from '../core/operation.ts';
import { redactNamespace } from '../journal/redact-text.ts';

/** A request as Express passes it on: `originalUrl` includes the mount prefix, `url` doesn't. */
export interface MountedRequest extends IncomingMessage {
  originalUrl?: string;
}

/** Returns the original target of a request. */
export function targetOf({ originalUrl, url = '' }: Pick<MountedRequest, 'originalUrl' | 'url'>): string {
  return originalUrl ?? url;
}

/** Matches `/@w1/api/v1/login`; proxies and clients may encode `@` as `%40`. */
const prefix = /^\/(?:@|%40)([^/?]+)(?=[/?]|$)/;

/** A removed prefix, and the URL before. */
interface Entered {
  readonly whole: string;
  readonly url: string;
}

const entered = new WeakMap<IncomingMessage, Entered>();

/** Reduces a request's target to its path: removes the server of an absolute form, and the namespace prefix. */
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

/** Returns the prefix removed from a request's path, as the client wrote it, such as `/@w1`; empty if none was. */
export function prefixOf(request: IncomingMessage): string {
  return entered.get(request)?.whole ?? '';
}

/** Returns the problem of a path whose prefix isn't a valid namespace, redacted for the journal; undefined if there is none. */
export function prefixProblem(
  path: string,
): { readonly wrong: string; readonly journalText: string } | undefined {
  const name = prefix.exec(path)?.[1];
  if (name === undefined || isNamespace(name)) return undefined;
  const sentence = (shown: string) =>
    `the path names the namespace "${shown}"; a namespace is ${namespaceForm}`;
  return { wrong: sentence(name.slice(0, 80)), journalText: sentence(redactNamespace(name)) };
}

/** Restores the prefix, for the application, which handles the requests that aren't the emulator's. */
export function restorePrefix(request: IncomingMessage): void {
  const before = entered.get(request);
  if (before === undefined) return;
  entered.delete(request);
  request.url = before.url;
}

/** Splits a request target into path and query; also accepts the absolute form that clients of a proxy send. */
export function splitUrl(target = '/'): { readonly path: string; readonly query: string } {
  const local = originForm(target);
  const mark = local.indexOf('?');
  if (mark === -1) return { path: local, query: '' };
  return { path: local.slice(0, mark), query: local.slice(mark + 1) };
}

/** Returns the path and query of a target, without the server of an absolute form. */
function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const local = target.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  return local === target || local.startsWith('/') ? local : `/${local}`;
}

/** Adds a prefix to the `Path` of cookies, so that browsers send them below it. Cookies without a path need no change. */
export function cookiesBelow(prefix: string, headers: ReplyHeaders): ReplyHeaders {
  const cookies = headers['set-cookie'];
  if (cookies === undefined) return headers;
  return { ...headers, 'set-cookie': [cookies].flat().map((cookie) => below(prefix, cookie)) };
}

function below(prefix: string, cookie: string): string {
  return cookie.replace(/;\s*path=(\/[^;]*)/i, (_whole, path: string) => `; Path=${prefix}${path}`);
}
