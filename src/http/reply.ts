import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnyErrorReplyName, Validator, SecretMap, Provenance } from '../core/contract.ts';
import type { Endpoint } from '../core/bind.ts';
import type { Received } from '../core/request-reader.ts';
import type { Decision } from '../core/engine.ts';
import type { Exchange, ReplyHeaders, RenderedReply } from '../core/operation.ts';
import { weakestOf } from '../core/undocumented.ts';
import { captureUnmatched, captureRequest, captureResponse } from '../journal/capture.ts';
import type { Entry, Nearest } from '../journal/entry.ts';
import { redactMissedPath, redactPath, unlessRepeated } from '../journal/redact-path.ts';
import { recognizeNone, type Recognize } from '../journal/redaction.ts';
import type { MaybePromise } from '../store/store.ts';
import { sendAnswer, type Headers } from './send-answer.ts';
import { cookiesBelow } from './cookie-path.ts';
import { sendFault } from './fault.ts';
import { isWeakerThan, weakestEvidence, belowFidelity, type ProvenanceRule } from './fidelity.ts';
import type { Preference } from './prefer.ts';
import { prefixOf } from './prefix.ts';
import { sendProblem } from './problem.ts';
import { untilDisconnected } from './disconnect.ts';
import {
  entryOf,
  headersOf,
  idOf,
  type RequestContext,
  type ResponseOptions,
  type DecidedPart,
} from './request-context.ts';

/** An answer with what is kept of its request, before it is sent. */
interface Reply {
  readonly answer: RenderedReply;
  readonly content: Readonly<Record<string, Validator<unknown>>> | undefined;
  readonly secrets: SecretMap | undefined;
  readonly headers: Headers;
  /** What the request asked for, if it did. */
  readonly preference: Preference | undefined;
  readonly rule: ProvenanceRule | undefined;
  readonly said: DecidedPart;
  readonly recognise: Recognize;
}

/** Says what a request to an operation came to; gives what is kept of it. */
export function replyDecision(
  context: RequestContext,
  { contract }: Endpoint,
  { wire }: Received,
  decision: Decision,
  preference: Preference | undefined,
  responseOptions: ResponseOptions,
): MaybePromise<Entry> {
  const { result, trace, secretRecognizer } = decision;
  const operation = contract.operationId;
  const path = redactPath(context.path, context.served.profile.contract.basePath, contract);
  const { recognize: recognise } = secretRecognizer;
  const account = secretRecognizer.login();
  const { headers: given } = context.request;
  const sent = {
    headers: given,
    query: context.query,
    bytes: context.bytes,
    parameters: wire.path,
    body: wire.body,
  };
  const request = captureRequest(sent, contract, recognise);
  if ('refusal' in result) {
    const about = { path, operation, account, trace: [result.refusal, ...trace], request };
    return deliver(
      context,
      errorReplyNameOf(context, result.refusal, {}, about, recognise, responseOptions),
      responseOptions,
      decision,
    );
  }
  const { outcome, undocumented = [] } = result;
  const answer = result.render({
    origin: context.origin,
    url: urlOf(context),
    method: context.request.method ?? 'GET',
    now: context.slot.now,
    requestedStatus: preference?.requestedStatus,
    budget: decision.budget,
  });
  const { status } = answer;
  const { provenance: own, empty = false } =
    contract.outcomes[outcome].find((said) => said.status === status) ?? {};
  const rule =
    own === undefined
      ? undefined
      : weakestEvidence({ operation, says: outcome, status, provenance: own }, weakestOf(undocumented));
  const provenance = rule?.provenance;
  const headers = headersOf(context, responseOptions);
  if (!responseOptions.quiet) headers['x-emulator-outcome'] = outcome;
  const said = { path, operation, account, outcome, provenance, trace, request };
  const content = empty ? {} : contract.responses[status];
  const secrets = contract.secrets.responses[status];
  const reply = { answer, content, secrets, headers, preference, rule, said, recognise };
  return deliver(context, reply, responseOptions, decision);
}

/** Says that a request reached no operation; gives what is kept of it. */
export function replyError(
  context: RequestContext,
  refusal: AnyErrorReplyName,
  headers: ReplyHeaders,
  nearest: readonly Nearest[],
  responseOptions: ResponseOptions,
): MaybePromise<Entry> {
  const path = redactMissedPath(context.path, context.served.profile);
  const request = captureUnmatched(context.request.headers, context.query);
  const about = { path, trace: [refusal], request, nearest };
  return send(
    context,
    errorReplyNameOf(context, refusal, headers, about, recognizeNone, responseOptions),
    responseOptions,
  );
}

function errorReplyNameOf(
  context: RequestContext,
  refusal: AnyErrorReplyName,
  headers: ReplyHeaders,
  said: DecidedPart,
  recognise: Recognize,
  responseOptions: ResponseOptions,
): Reply {
  const { contract, errorReplies: refuse } = context.served.profile;
  const declared = contract.refusals[refusal];
  const say = refuse[refusal];
  if (declared === undefined || say === undefined)
    throw new Error(`${contract.provider}/${contract.profile} declares no ${refusal}`);
  const { status, provenance, content } = declared;
  const refused = say({ ...exchangeOf(context), path: context.path });
  return {
    answer: { ...refused, status, headers: { ...refused.headers, ...(status === 405 ? headers : {}) } },
    content,
    secrets: undefined,
    headers: headersOf(context, responseOptions),
    preference: undefined,
    rule: { says: refusal, status, provenance },
    said,
    recognise,
  };
}

/** Sends an answer when and how the scenarios want it: held back, or lost. What was decided stands all the same. */
function deliver(
  context: RequestContext,
  reply: Reply,
  responseOptions: ResponseOptions,
  { fault, delayMs }: Pick<Decision, 'fault' | 'delayMs'>,
): MaybePromise<Entry> {
  if (delayMs > 0) {
    return heldBack(context, delayMs).then(() =>
      deliver(context, reply, responseOptions, { fault, delayMs: 0 }),
    );
  }
  if (fault === undefined) return send(context, reply, responseOptions);
  sendFault(context.request, context.response, fault);
  return entryOf(context, reply.said, reply.answer.status, undefined);
}

/** Waits in real time, but neither for a client that has gone nor where the server stops. */
function heldBack({ request, response }: RequestContext, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    const forget = untilDisconnected(request, response, done);
  });
}

function send(context: RequestContext, reply: Reply, { fidelity }: ResponseOptions): MaybePromise<Entry> {
  const { answer, content, secrets, headers, preference, rule, said, recognise } = reply;
  if (rule !== undefined && isWeakerThan(rule, fidelity)) return withhold(context, reply, rule, fidelity);
  if (preference !== undefined) headers['preference-applied'] = `outcome=${preference.outcome}`;
  sendAnswer(context.request, context.response, belowPrefix(context.request, answer), content, headers);
  const sent = sentHeaders(context.response, headers);
  const body =
    said.operation === undefined ? unlessRepeated(answer.body, context.path, said.path) : answer.body;
  const kept = captureResponse(sent, body, secrets, recognise, context.slot.number);
  return entryOf(context, said, answer.status, kept);
}

/** With those that were set before, where there were any: they are a browser's. */
function sentHeaders(response: ServerResponse, headers: Headers) {
  return response.hasHeader('access-control-allow-origin') ? response.getHeaders() : headers;
}

function belowPrefix(request: IncomingMessage, answer: RenderedReply): RenderedReply {
  const prefix = prefixOf(request);
  if (prefix === '' || answer.headers === undefined) return answer;
  return { ...answer, headers: cookiesBelow(prefix, answer.headers) };
}

async function withhold(
  context: RequestContext,
  { headers, said }: Reply,
  rule: ProvenanceRule,
  fidelity: Provenance,
): Promise<Entry> {
  const { response, served, slot: turn } = context;
  const status = 501;
  const { title, detail, members } = await belowFidelity(rule, served.profile.contract);
  sendProblem(response, { status, title, detail }, { ...members, request: idOf(turn) }, headers);
  const why = `${rule.provenance} is weaker than ${fidelity}`;
  const kept = captureResponse(headers, { title, status, detail }, undefined, recognizeNone, turn.number);
  const trace = [...said.trace, why];
  return entryOf(context, { ...said, provenance: rule.provenance, trace }, status, kept);
}

function exchangeOf(context: RequestContext): Exchange {
  const { request, slot: turn, origin } = context;
  return { origin, url: urlOf(context), method: request.method ?? 'GET', now: turn.now };
}

function urlOf({ origin, path, query }: RequestContext): string {
  return query === '' ? origin + path : `${origin}${path}?${query}`;
}
