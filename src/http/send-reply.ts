import type { IncomingMessage, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';
import type { SecretMap, Validator } from '../core/contract.ts';
import type { RenderedReply } from '../core/operation.ts';
import type { Preference, RequestSlot } from '../emulator/emulator.ts';
import { captureResponse } from '../journal/capture.ts';
import type { Entry, KeptResponse } from '../journal/entry.ts';
import { unlessRepeated } from '../journal/redact-path.ts';
import { redactLogin, redactMethod, type Recognize } from '../journal/redact-text.ts';
import type { Headers } from './headers.ts';
import { ContractViolationError } from './problem.ts';
import type { RequestContext, ResponseOptions } from './request-context.ts';
import { cookiesBelow, prefixOf } from './request-url.ts';

type ContentValidators = Readonly<Record<string, Validator<unknown>>>;

/** The fields of a journal entry that are known once a request is decided. */
export type DecidedPart = Pick<
  Entry,
  'path' | 'operation' | 'account' | 'outcome' | 'provenance' | 'trace' | 'request' | 'nearest'
>;

/** A reply with its part of the journal entry, before it is sent. */
export interface Reply {
  readonly answer: RenderedReply;
  readonly content: ContentValidators | undefined;
  readonly secrets: SecretMap | undefined;
  readonly preference: Preference | undefined;
  readonly decided: DecidedPart;
  readonly recognize: Recognize;
}

/** Creates the headers that every reply starts with. */
export type ReplyHeaders = (now: number, vary: string | undefined) => Headers;

/** Creates the function that creates these headers. */
export function createReplyHeaders(): ReplyHeaders {
  const dateText = createDateText();
  return (now, vary) => (vary === undefined ? { date: dateText(now) } : { date: dateText(now), vary });
}

/** Returns a `Date` header formatter that caches the current second. */
export function createDateText(): (now: number) => string {
  let second = NaN;
  let text = '';
  return (now) => {
    const current = Math.floor(now / secondMs);
    if (current === second) return text;
    second = current;
    text = new Date(now).toUTCString();
    return text;
  };
}

const secondMs = 1000;

/** Checks a reply against its contract and sends it; returns the journal entry. */
export function sendReply(
  context: RequestContext,
  { answer, content, secrets, preference, decided, recognize }: Reply,
): Entry {
  const { request, response, headers, slot } = context;
  if (preference !== undefined) headers['preference-applied'] = `outcome=${preference.outcome}`;
  send(request, response, belowPrefix(request, answer), content, headers);
  const body =
    decided.operation === undefined ? unlessRepeated(answer.body, context.path, decided.path) : answer.body;
  const captured = captureResponse(sentHeaders(response, headers), body, secrets, recognize, slot.number);
  return entryOf(context, decided, answer.status, captured);
}

/** Returns the id of a request, as in its reply and in the journal. */
export function idOf({ namespace, number }: RequestSlot): string {
  return `${namespace}-${number}`;
}

/** Returns the headers of a reply, with the id of its request added. */
export function headersOf({ headers, slot }: RequestContext, { quiet }: ResponseOptions): Headers {
  if (!quiet) headers['x-emulator-request'] = idOf(slot);
  return headers;
}

/** Creates the journal entry of a request. Built without spreads, which would double the cost. */
export function entryOf(
  { request, served, slot }: RequestContext,
  decided: DecidedPart,
  status: number,
  response: KeptResponse | undefined,
): Entry {
  return {
    id: idOf(slot),
    at: slot.now,
    namespace: slot.namespace,
    provider: served.id,
    profile: served.profile.contract.profile,
    operation: decided.operation,
    account: redactLogin(decided.account),
    method: redactMethod(request.method),
    path: decided.path,
    status,
    outcome: decided.outcome,
    provenance: decided.provenance,
    trace: decided.trace,
    request: decided.request,
    response,
    nearest: decided.nearest,
  };
}

/** Sends a reply in the first declared content type that the client accepts. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: RenderedReply,
  content: ContentValidators | undefined,
  headers: Headers,
): void {
  if (content === undefined) throw new ContractViolationError(`the contract declares no ${answer.status}`);
  const mediaType = chooseMediaType(request, Object.keys(content));
  const check = mediaType === undefined ? undefined : content[mediaType];
  if (check === undefined && answer.body !== undefined)
    throw new ContractViolationError(`the contract declares no body for ${answer.status}`);
  if (check !== undefined && !check(answer.body)) {
    const [error] = check.errors ?? [];
    throw new ContractViolationError(
      `the body of ${answer.status} breaks the contract at ${error?.instancePath || '/'}: ${error?.message ?? ''}`,
    );
  }
  const body = check === undefined ? '' : textOf(answer.body, mediaType);
  if (mediaType !== undefined) headers['content-type'] = mediaType;
  if (answer.headers !== undefined) Object.assign(headers, answer.headers);
  headers['content-length'] = String(Buffer.byteLength(body));
  response.writeHead(answer.status, headers);
  response.end(body);
}

function chooseMediaType(request: IncomingMessage, declared: readonly string[]): string | undefined {
  const [first] = declared;
  if (declared.length < 2 || request.headers.accept === undefined) return first;
  const negotiator = new Negotiator(request);
  return declared.find((type) => negotiator.mediaTypes([type]).length > 0) ?? first;
}

/** Encodes a body as JSON, except a string with a text content type. */
function textOf(body: unknown, mediaType = ''): string {
  return typeof body === 'string' && mediaType.startsWith('text/plain') ? body : JSON.stringify(body);
}

function belowPrefix(request: IncomingMessage, answer: RenderedReply): RenderedReply {
  const prefix = prefixOf(request);
  if (prefix === '' || answer.headers === undefined) return answer;
  return { ...answer, headers: cookiesBelow(prefix, answer.headers) };
}

/** Includes headers that middleware set earlier, which only browsers get. */
function sentHeaders(response: ServerResponse, headers: Headers) {
  return response.hasHeader('access-control-allow-origin') ? response.getHeaders() : headers;
}
