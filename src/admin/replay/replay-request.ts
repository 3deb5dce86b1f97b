import type { OutgoingHttpHeaders } from 'node:http';
import type { DeclaredInputs, DeclaredNames, OperationContract } from '../../core/contract.ts';
import { filledSegment } from '../../core/segments.ts';
import type { Emulator, ServedProvider } from '../../emulator/emulator.ts';
import type { KeptRequest, ShownHeaders, Kept } from '../../journal/entry.ts';
import { createProviderRecords, unendedTokens } from '../provider-records.ts';
import type { ResendRequest } from '../resend.ts';
import {
  createResolve,
  isHidden,
  resolvedBody,
  resolvedText,
  type Lost,
  type Resolve,
} from './resolve-placeholders.ts';
import { isRecord } from '../../json.ts';

/** A request to send again. */
export interface Replayable {
  /** The request; values that can't be restored are still placeholders. */
  readonly sent: ResendRequest;
  /** The places of the values that can't be restored: `body.password (‹redacted›)`. */
  readonly lost: readonly string[];
}

/** Calls a function with a resolver of placeholders for a provider's accounts and sessions in a namespace. */
export async function withResolve<T>(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
  use: (resolve: Resolve) => T,
): Promise<T> {
  const tokens = await unendedTokens(createProviderRecords(emulator, namespace, served));
  return emulator.readPatchedState(namespace, served, (context) =>
    use(createResolve(tokens, context, served.provider)),
  );
}

/** Creates the list of lost values, and the function that records them. */
export function createLostValues(): { readonly missing: readonly string[]; readonly lost: Lost } {
  const missing: string[] = [];
  return {
    missing,
    lost(place, value) {
      missing.push(`${place} (${String(value)})`);
      return value;
    },
  };
}

/** Rebuilds a request from a journal entry; placeholders become the current secrets, unless `isKept` returns true for one. */
export async function replayableOf(
  emulator: Emulator,
  entry: Kept,
  isKept: (symbol: string) => boolean = () => false,
): Promise<Replayable> {
  const { namespace } = entry;
  const setup = await emulator.config(namespace);
  const served = emulator.servedIn(setup).find(({ id }) => id === entry.provider);
  const contract = served?.profile.endpoints.find(
    (endpoint) => endpoint.contract.operationId === entry.operation,
  )?.contract;
  if (served === undefined || contract === undefined)
    return built(entry, entry.path, undefined, () => undefined);
  return withResolve(emulator, namespace, served, (resolve) => {
    const wished: Resolve = (symbol) => (isKept(symbol) ? undefined : resolve(symbol));
    return built(entry, pathOf(served, contract, entry.request, wished), contract, wished);
  });
}

function built(
  { namespace, method, request = { headers: {} } }: Kept,
  path: string,
  contract: OperationContract<unknown> | undefined,
  resolve: Resolve,
): Replayable {
  const { missing, lost } = createLostValues();
  if (path.includes('‹')) lost('the path', path);
  const headers = headersOf(request.headers, contract?.reads, resolve, lost);
  const body = resolvedBody(request.body, contract?.secrets.request, 'body', resolve, lost);
  const named = { ...headers, 'x-emulator-namespace': namespace };
  const target = `${path}${queryOf(request, contract?.reads.query, resolve, lost)}`;
  if (body === undefined) return { sent: { method, target, headers: named, body: undefined }, lost: missing };
  const { type, text } = encodedBody(body, request.headers['content-type']);
  const content = { 'content-type': type, 'content-length': String(Buffer.byteLength(text)) };
  return { sent: { method, target, headers: { ...named, ...content }, body: text }, lost: missing };
}

function pathOf(
  { profile }: ServedProvider,
  { segments, basePath = profile.contract.basePath }: OperationContract<unknown>,
  request: KeptRequest | undefined,
  resolve: Resolve,
): string {
  const raw = segments.map((segment) =>
    filledSegment(segment, ({ parameter, secret }) => {
      const value = request?.parameters?.[parameter] ?? '';
      const known = secret === undefined ? value : resolve(value);
      return known === undefined ? value : encodeURIComponent(known);
    }),
  );
  return [basePath, ...raw].join('/');
}

/** Headers that apply only to the original connection or to the original encoding of the body. */
const ofTheConnection: ReadonlySet<string> = new Set([
  ...['accept-encoding', 'connection', 'content-encoding', 'content-length', 'content-type', 'expect'],
  ...['keep-alive', 'te', 'transfer-encoding', 'upgrade-insecure-requests'],
]);

/** Restores headers. A hidden header or cookie counts as lost only if the operation reads it. */
export function headersOf(
  kept: ShownHeaders,
  { headers: read, cookies }: Pick<DeclaredInputs, 'headers' | 'cookies'> = { headers: {}, cookies: {} },
  resolve: Resolve,
  lost: Lost,
): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(kept)) {
    if (ofTheConnection.has(name)) continue;
    const text = withSecrets(typeof value === 'string' ? value : value.join(', '), resolve);
    const shown = name === 'cookie' ? withoutHiddenCookies(text, cookies, lost) : text;
    // hidden cookies that the operation reads are recorded already
    if (!shown.includes('‹') || name === 'cookie') headers[name] = shown;
    else if (Object.hasOwn(read, name)) headers[name] = lost(`header ${name}`, shown);
  }
  if (headers['cookie'] === '') delete headers['cookie'];
  return headers;
}

function withSecrets(text: string, resolve: Resolve): string {
  return text.replaceAll(/‹[^›]+›/g, (symbol) => resolve(symbol) ?? symbol);
}

function withoutHiddenCookies(text: string, read: DeclaredNames, lost: Lost): string {
  const pairs = text.split('; ');
  const hidden = pairs.filter((pair) => pair.includes('‹'));
  for (const pair of hidden) {
    const [name = '', value] = pair.split('=');
    if (Object.hasOwn(read, name)) lost(`cookie ${name}`, value);
  }
  const isKept = (pair: string) => !hidden.includes(pair) || Object.hasOwn(read, pair.split('=')[0] ?? '');
  return pairs.filter(isKept).join('; ');
}

/** Rebuilds the query string. A hidden parameter counts as lost only if the operation reads it, and else is omitted. */
function queryOf(
  { query = {} }: KeptRequest,
  read: DeclaredNames = {},
  resolve: Resolve,
  lost: Lost,
): string {
  const known = Object.entries(query).flatMap(([name, value]): [string, string][] => {
    const isRead = Object.hasOwn(read, name);
    const text =
      isRead && read[name] !== 'plain' ? resolvedText(value, `query ${name}`, resolve, lost) : value;
    return isHidden(text) && !isRead ? [] : [[name, text]];
  });
  return known.length === 0 ? '' : `?${new URLSearchParams(known).toString()}`;
}

/** The content type of forms. */
export const form = 'application/x-www-form-urlencoded';

/** Encodes a body in its original format; multipart becomes JSON, which the operations accept as well. */
export function encodedBody(body: unknown, contentType: string | readonly string[] | undefined) {
  const [type = ''] = String(contentType ?? '').split(';');
  if (type.trim().toLowerCase() === form && isRecord(body)) {
    const fields = Object.entries(body).map(([name, value]): [string, string] => [name, textOf(value)]);
    return { type: form, text: new URLSearchParams(fields).toString() };
  }
  return { type: type.includes('json') ? type.trim() : 'application/json', text: JSON.stringify(body) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
