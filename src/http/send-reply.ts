import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationContract, SecretMap } from '../core/contract.ts';
import type { RenderedReply } from '../core/operation.ts';
import type { Preference, RequestSlot } from '../emulator/emulator.ts';
import { captureResponse, redactKnown } from '../journal/capture.ts';
import type { Entry, KeptResponse } from '../journal/entry.ts';
import { unlessRepeated } from '../journal/redact-path.ts';
import { redactLogin, redactMethod, type Recognize } from '../journal/redact-text.ts';
import type { Headers } from './headers.ts';
import { answerProblem, contentTypeOf, encodedBody, type ContentValidators } from './answer-content.ts';
import type { AnswerCheck } from './check-sent.ts';
import { ContractViolationError } from './problem.ts';
import type { RequestContext, ResponseOptions } from './request-context.ts';
import { cookiesBelow, prefixOf } from './request-url.ts';

/** The fields of a journal entry that are known once a request is decided. */
export type DecidedPart = Pick<
  Entry,
  'path' | 'operation' | 'account' | 'outcome' | 'provenance' | 'trace' | 'forcedBy' | 'request' | 'nearest'
>;

/** A reply with its part of the journal entry, before it is sent. */
export interface Reply {
  readonly answer: RenderedReply;
  readonly content: ContentValidators;
  /** The operation's contract, unless the request reached no operation. */
  readonly contract?: OperationContract<unknown> | undefined;
  readonly secrets: SecretMap | undefined;
  /** Whether the journal searches the body for other known secrets. */
  readonly isSearched?: boolean | undefined;
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
  { answer, content, contract, secrets, isSearched, preference, decided, recognize }: Reply,
  checkSent: AnswerCheck,
): Entry {
  const { request, response, headers, slot } = context;
  if (preference !== undefined) headers['preference-applied'] = appliedText(preference);
  const contentType = contentTypeOf(request, answer, content);
  const isOwn = answer.isOwn === true;
  const warned = contract?.answers === 'warn' ? contract : undefined;
  const problem = warned === undefined && !isOwn ? answerProblem(answer, content, contentType) : undefined;
  if (problem !== undefined)
    throw new ContractViolationError(
      contract === undefined
        ? problem.message
        : `${context.served.id}: ${contract.operationId} has no valid answer: ${problem.message}`,
    );
  send(response, belowPrefix(request, answer), contentType, headers);
  if (warned !== undefined && !isOwn)
    checkSent({ provider: context.served.id, contract: warned, answer, content, contentType });
  const body =
    decided.operation === undefined ? unlessRepeated(answer.body, context.path, decided.path) : answer.body;
  const shown = isSearched === true ? redactKnown(body, recognize) : body;
  const captured = captureResponse(sentHeaders(response, headers), shown, secrets, recognize, slot.number);
  return entryOf(context, decided, answer.status, captured);
}

function appliedText({ outcome, example }: Preference): string {
  if (example === undefined) return `outcome=${outcome}`;
  const { status, name } = example;
  return name === undefined ? `code=${status}` : `code=${status}, example=${name}`;
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
    forcedBy: decided.forcedBy,
    request: decided.request,
    response,
    nearest: decided.nearest,
  };
}

function send(
  response: ServerResponse,
  answer: RenderedReply,
  contentType: string | undefined,
  headers: Headers,
): void {
  const body = contentType === undefined ? '' : encodedBody(answer.body, contentType);
  if (contentType !== undefined && answer.body !== undefined) headers['content-type'] = contentType;
  if (answer.headers !== undefined) Object.assign(headers, answer.headers);
  headers['content-length'] = String(Buffer.byteLength(body));
  response.writeHead(answer.status, headers);
  response.end(body);
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
