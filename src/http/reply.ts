import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Check, Provenance, RefusalName } from '../core/contract.ts';
import type { Answer, Endpoint } from '../core/endpoint.ts';
import type { Decision } from '../core/engine.ts';
import type { Exchange, ReplyHeaders } from '../core/operation.ts';
import type { Served, Turn } from '../emulator.ts';
import type { Entry } from '../journal/entry.ts';
import { shownMissedPath, shownPath } from '../journal/shown-path.ts';
import type { Maybe } from '../store/store.ts';
import { sendAnswer, type Headers } from './answer.ts';
import { originOf, type Reached } from './client.ts';
import { isWeaker, tooWeak, type Rule } from './fidelity.ts';
import type { Preference } from './prefer.ts';
import { sendProblem } from './problem.ts';

/** A request that a provider has to answer. */
export interface Hit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly served: Served;
  readonly turn: Turn;
  /** The path as the client wrote it, without the query. */
  readonly path: string;
  /** The headers of its answer, to which others are added: a copy would cost more than all the rest of an answer. */
  readonly headers: Headers;
}

/** How every request is answered. */
export interface Manner {
  /** Leaves out the headers `x-emulator-outcome` and `x-emulator-request`. */
  readonly quiet: boolean;
  /**
   * The weakest evidence that is good enough: what rests on less is a 501 of the emulator's own. The request is decided,
   * and what it changes is kept, all the same: only the answer is withheld.
   */
  readonly fidelity: Provenance;
  readonly reached: Reached;
}

/** An answer with what is kept of its request, before it is sent. */
interface Reply {
  readonly answer: Answer;
  readonly content: Readonly<Record<string, Check<unknown>>> | undefined;
  readonly headers: Headers;
  /** What the request asked for, if it did. */
  readonly preference: Preference | undefined;
  readonly rule: Rule | undefined;
  readonly entry: Entry;
}

/** The number of a request as its answer and the journal name it. */
export function idOf({ namespace, number }: Turn): string {
  return `${namespace}-${number}`;
}

/** Says what a request to an operation came to; gives what is kept of it. */
export function replyDecision(
  hit: Hit,
  { contract }: Endpoint,
  { result, account, trace }: Decision,
  preference: Preference | undefined,
  manner: Manner,
): Maybe<Entry> {
  const operation = contract.operationId;
  const path = shownPath(hit.path, hit.served.profile.contract.basePath, contract);
  if ('refusal' in result) {
    const about = { path, operation, account, trace: [result.refusal, ...trace] };
    return send(hit, refusalOf(hit, result.refusal, {}, about, manner), manner);
  }
  const { outcome } = result;
  const answer = result.say(exchangeOf(hit, manner, preference?.wantedStatus));
  const { status } = answer;
  const provenance = contract.outcomes[outcome].find((said) => said.status === status)?.provenance;
  const headers = headersOf(hit, manner);
  if (!manner.quiet) headers['x-emulator-outcome'] = outcome;
  const rule = provenance === undefined ? undefined : { operation, says: outcome, status, provenance };
  const entry = entryOf(hit, { path, status, operation, account, outcome, provenance, trace });
  const reply = { answer, content: contract.responses[status], headers, preference, rule, entry };
  return send(hit, reply, manner);
}

/** Says that a request reached no operation; gives what is kept of it. */
export function replyRefusal(
  hit: Hit,
  refusal: RefusalName,
  headers: ReplyHeaders,
  manner: Manner,
): Maybe<Entry> {
  const about = { path: shownMissedPath(hit.path, hit.served.profile), trace: [refusal] };
  return send(hit, refusalOf(hit, refusal, headers, about, manner), manner);
}

function refusalOf(
  hit: Hit,
  refusal: RefusalName,
  headers: ReplyHeaders,
  about: Omit<Said, 'status'>,
  manner: Manner,
): Reply {
  const { contract, refuse } = hit.served.profile;
  const { status, provenance, content } = contract.refusals[refusal];
  const said = refuse[refusal]({ ...exchangeOf(hit, manner, undefined), path: hit.path });
  return {
    answer: { ...said, status, headers: { ...said.headers, ...headers } },
    content,
    headers: headersOf(hit, manner),
    preference: undefined,
    rule: { says: refusal, status, provenance },
    entry: entryOf(hit, { ...about, status }),
  };
}

function send(hit: Hit, reply: Reply, { fidelity }: Manner): Maybe<Entry> {
  const { answer, content, headers, preference, rule, entry } = reply;
  if (rule !== undefined && isWeaker(rule, fidelity)) return withhold(hit, reply, rule, fidelity);
  if (preference !== undefined) headers['preference-applied'] = `outcome=${preference.outcome}`;
  sendAnswer(hit.request, hit.response, answer, content, headers);
  return entry;
}

async function withhold(
  { response, served, turn }: Hit,
  { headers, entry }: Reply,
  rule: Rule,
  fidelity: Provenance,
): Promise<Entry> {
  const status = 501;
  const { title, detail, members } = await tooWeak(rule, served.profile.contract);
  sendProblem(response, { status, title, detail }, { ...members, request: idOf(turn) }, headers);
  const why = `${rule.provenance} is weaker than ${fidelity}`;
  return { ...entry, provenance: rule.provenance, status, trace: [...entry.trace, why] };
}

/** The headers of a request's answer, with its number. */
export function headersOf({ headers, turn }: Hit, { quiet }: Manner): Headers {
  if (!quiet) headers['x-emulator-request'] = idOf(turn);
  return headers;
}

function exchangeOf({ request }: Hit, { reached }: Manner, wantedStatus: number | undefined): Exchange {
  return { origin: originOf(request, reached), method: request.method ?? 'GET', wantedStatus };
}

/** What is known of a request only when it has been answered. */
type Said = Pick<Entry, 'path' | 'status' | 'operation' | 'account' | 'outcome' | 'provenance' | 'trace'>;

/** What is kept of a request. Written out: an object made of others costs as much. */
export function entryOf({ request, served, turn }: Hit, said: Said): Entry {
  return {
    id: idOf(turn),
    at: turn.now,
    namespace: turn.namespace,
    provider: served.id,
    profile: served.profile.contract.profile,
    operation: said.operation,
    account: said.account,
    method: request.method ?? 'GET',
    path: said.path,
    status: said.status,
    outcome: said.outcome,
    provenance: said.provenance,
    trace: said.trace,
  };
}
