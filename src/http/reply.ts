import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnyRefusalName, Check, Marked, Provenance } from '../core/contract.ts';
import type { Answer, Endpoint } from '../core/endpoint.ts';
import type { Received } from '../core/read-request.ts';
import type { Decision } from '../core/engine.ts';
import type { Exchange, ReplyHeaders } from '../core/operation.ts';
import { weakestOf } from '../core/undocumented.ts';
import { captureMissed, captureRequest, captureResponse } from '../journal/capture.ts';
import type { Entry, Nearest } from '../journal/entry.ts';
import { shownMissedPath, shownPath, unlessRepeated } from '../journal/shown-path.ts';
import { recogniseNone, type Recognise } from '../journal/symbols.ts';
import type { Maybe } from '../store/store.ts';
import { sendAnswer, type Headers } from './answer.ts';
import { cookiesBelow } from './cookie-path.ts';
import { sendFault } from './fault.ts';
import { isWeaker, restingOn, tooWeak, type Rule } from './fidelity.ts';
import type { Preference } from './prefer.ts';
import { prefixOf } from './prefix.ts';
import { sendProblem } from './problem.ts';
import { whileOpen } from './while-open.ts';
import { entryOf, headersOf, idOf, type Hit, type Manner, type Said } from './hit.ts';

/** An answer with what is kept of its request, before it is sent. */
interface Reply {
  readonly answer: Answer;
  readonly content: Readonly<Record<string, Check<unknown>>> | undefined;
  readonly secrets: Marked | undefined;
  readonly headers: Headers;
  /** What the request asked for, if it did. */
  readonly preference: Preference | undefined;
  readonly rule: Rule | undefined;
  readonly said: Said;
  readonly recognise: Recognise;
}

/** Says what a request to an operation came to; gives what is kept of it. */
export function replyDecision(
  hit: Hit,
  { contract }: Endpoint,
  { wire }: Received,
  decision: Decision,
  preference: Preference | undefined,
  manner: Manner,
): Maybe<Entry> {
  const { result, trace, witness } = decision;
  const operation = contract.operationId;
  const path = shownPath(hit.path, hit.served.profile.contract.basePath, contract);
  const { recognise } = witness;
  const account = witness.login();
  const { headers: given } = hit.request;
  const sent = { headers: given, query: hit.query, bytes: hit.bytes, parameters: wire.path, body: wire.body };
  const request = captureRequest(sent, contract, recognise);
  if ('refusal' in result) {
    const about = { path, operation, account, trace: [result.refusal, ...trace], request };
    return deliver(hit, refusalOf(hit, result.refusal, {}, about, recognise, manner), manner, decision);
  }
  const { outcome, undocumented = [] } = result;
  const answer = result.say({
    origin: hit.origin,
    url: urlOf(hit),
    method: hit.request.method ?? 'GET',
    now: hit.turn.now,
    wantedStatus: preference?.wantedStatus,
    budget: decision.budget,
  });
  const { status } = answer;
  const { provenance: own, empty = false } =
    contract.outcomes[outcome].find((said) => said.status === status) ?? {};
  const rule =
    own === undefined
      ? undefined
      : restingOn({ operation, says: outcome, status, provenance: own }, weakestOf(undocumented));
  const provenance = rule?.provenance;
  const headers = headersOf(hit, manner);
  if (!manner.quiet) headers['x-emulator-outcome'] = outcome;
  const said = { path, operation, account, outcome, provenance, trace, request };
  const content = empty ? {} : contract.responses[status];
  const secrets = contract.secrets.responses[status];
  const reply = { answer, content, secrets, headers, preference, rule, said, recognise };
  return deliver(hit, reply, manner, decision);
}

/** Says that a request reached no operation; gives what is kept of it. */
export function replyRefusal(
  hit: Hit,
  refusal: AnyRefusalName,
  headers: ReplyHeaders,
  nearest: readonly Nearest[],
  manner: Manner,
): Maybe<Entry> {
  const path = shownMissedPath(hit.path, hit.served.profile);
  const request = captureMissed(hit.request.headers, hit.query);
  const about = { path, trace: [refusal], request, nearest };
  return send(hit, refusalOf(hit, refusal, headers, about, recogniseNone, manner), manner);
}

function refusalOf(
  hit: Hit,
  refusal: AnyRefusalName,
  headers: ReplyHeaders,
  said: Said,
  recognise: Recognise,
  manner: Manner,
): Reply {
  const { contract, refuse } = hit.served.profile;
  const declared = contract.refusals[refusal];
  const say = refuse[refusal];
  if (declared === undefined || say === undefined)
    throw new Error(`${contract.provider}/${contract.profile} declares no ${refusal}`);
  const { status, provenance, content } = declared;
  const refused = say({ ...exchangeOf(hit), path: hit.path });
  return {
    answer: { ...refused, status, headers: { ...refused.headers, ...(status === 405 ? headers : {}) } },
    content,
    secrets: undefined,
    headers: headersOf(hit, manner),
    preference: undefined,
    rule: { says: refusal, status, provenance },
    said,
    recognise,
  };
}

/** Sends an answer when and how the scenarios want it: held back, or lost. What was decided stands all the same. */
function deliver(
  hit: Hit,
  reply: Reply,
  manner: Manner,
  { fault, delayMs }: Pick<Decision, 'fault' | 'delayMs'>,
): Maybe<Entry> {
  if (delayMs > 0) {
    return heldBack(hit, delayMs).then(() => deliver(hit, reply, manner, { fault, delayMs: 0 }));
  }
  if (fault === undefined) return send(hit, reply, manner);
  sendFault(hit.request, hit.response, fault);
  return entryOf(hit, reply.said, reply.answer.status, undefined);
}

/** Waits in real time, but neither for a client that has gone nor where the server stops. */
function heldBack({ request, response }: Hit, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    const forget = whileOpen(request, response, done);
  });
}

function send(hit: Hit, reply: Reply, { fidelity }: Manner): Maybe<Entry> {
  const { answer, content, secrets, headers, preference, rule, said, recognise } = reply;
  if (rule !== undefined && isWeaker(rule, fidelity)) return withhold(hit, reply, rule, fidelity);
  if (preference !== undefined) headers['preference-applied'] = `outcome=${preference.outcome}`;
  sendAnswer(hit.request, hit.response, belowPrefix(hit.request, answer), content, headers);
  const sent = sentHeaders(hit.response, headers);
  const body = said.operation === undefined ? unlessRepeated(answer.body, hit.path, said.path) : answer.body;
  const kept = captureResponse(sent, body, secrets, recognise, hit.turn.number);
  return entryOf(hit, said, answer.status, kept);
}

/** With those that were set before, where there were any: they are a browser's. */
function sentHeaders(response: ServerResponse, headers: Headers) {
  return response.hasHeader('access-control-allow-origin') ? response.getHeaders() : headers;
}

function belowPrefix(request: IncomingMessage, answer: Answer): Answer {
  const prefix = prefixOf(request);
  if (prefix === '' || answer.headers === undefined) return answer;
  return { ...answer, headers: cookiesBelow(prefix, answer.headers) };
}

async function withhold(
  hit: Hit,
  { headers, said }: Reply,
  rule: Rule,
  fidelity: Provenance,
): Promise<Entry> {
  const { response, served, turn } = hit;
  const status = 501;
  const { title, detail, members } = await tooWeak(rule, served.profile.contract);
  sendProblem(response, { status, title, detail }, { ...members, request: idOf(turn) }, headers);
  const why = `${rule.provenance} is weaker than ${fidelity}`;
  const kept = captureResponse(headers, { title, status, detail }, undefined, recogniseNone, turn.number);
  const trace = [...said.trace, why];
  return entryOf(hit, { ...said, provenance: rule.provenance, trace }, status, kept);
}

function exchangeOf(hit: Hit): Exchange {
  const { request, turn, origin } = hit;
  return { origin, url: urlOf(hit), method: request.method ?? 'GET', now: turn.now };
}

function urlOf({ origin, path, query }: Hit): string {
  return query === '' ? origin + path : `${origin}${path}?${query}`;
}
