import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Check, Provenance, RefusalName } from '../core/contract.ts';
import type { Answer, Endpoint } from '../core/endpoint.ts';
import type { Decision } from '../core/engine.ts';
import type { Exchange, ReplyHeaders } from '../core/operation.ts';
import type { Served, Turn } from '../emulator.ts';
import type { Entry } from '../journal/entry.ts';
import { shownMissedPath, shownPath } from '../journal/shown-path.ts';
import type { Maybe } from '../store/store.ts';
import { sendAnswer } from './answer.ts';
import { originOf } from './client.ts';
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
}

/** An answer with what is kept of its request, before it is sent. */
interface Reply {
  readonly answer: Answer;
  readonly content: Readonly<Record<string, Check<unknown>>> | undefined;
  /** The emulator's own headers. */
  readonly own: Readonly<Record<string, string>>;
  /** Headers that only the answer itself has. */
  readonly applied: Readonly<Record<string, string>>;
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
  endpoint: Endpoint,
  { result, account, trace }: Decision,
  preference: Preference | undefined,
  manner: Manner,
): Maybe<Entry> {
  const { contract } = endpoint;
  const { operationId: operation } = contract;
  const about = { operation, trace, ...(account === undefined ? {} : { account }) };
  const path = shownPath(hit.path, hit.served.profile.contract.basePath, contract);
  if ('refusal' in result) {
    const reply = refusalOf(hit, result.refusal, {}, manner);
    const entry = { ...reply.entry, ...about, path, trace: [...reply.entry.trace, ...trace] };
    return send(hit, { ...reply, entry }, manner);
  }
  const { outcome } = result;
  const answer = result.say(exchangeOf(hit, preference));
  const { status } = answer;
  const provenance = contract.outcomes[outcome].find((said) => said.status === status)?.provenance;
  const said = { outcome, ...(provenance === undefined ? {} : { provenance }) };
  const reply: Reply = {
    answer,
    content: contract.responses[status],
    own: manner.quiet ? {} : { 'x-emulator-outcome': outcome, 'x-emulator-request': idOf(hit.turn) },
    applied: preference === undefined ? {} : { 'preference-applied': `outcome=${preference.outcome}` },
    rule: provenance === undefined ? undefined : { operation, says: outcome, status, provenance },
    entry: { ...entryOf(hit, path, status), ...about, ...said },
  };
  return send(hit, reply, manner);
}

/** Says that a request reached no operation, or that its operation does not take it. */
export function replyRefusal(
  hit: Hit,
  refusal: RefusalName,
  headers: ReplyHeaders,
  manner: Manner,
): Maybe<Entry> {
  return send(hit, refusalOf(hit, refusal, headers, manner), manner);
}

function refusalOf(hit: Hit, refusal: RefusalName, headers: ReplyHeaders, { quiet }: Manner): Reply {
  const { contract, refuse } = hit.served.profile;
  const { status, provenance, content } = contract.refusals[refusal];
  const said = refuse[refusal]({ ...exchangeOf(hit, undefined), path: hit.path });
  return {
    answer: { ...said, status, headers: { ...said.headers, ...headers } },
    content,
    own: quiet ? {} : { 'x-emulator-request': idOf(hit.turn) },
    applied: {},
    rule: { says: refusal, status, provenance },
    entry: { ...entryOf(hit, shownMissedPath(hit.path, hit.served.profile), status), trace: [refusal] },
  };
}

function send(
  hit: Hit,
  { answer, content, own, applied, rule, entry }: Reply,
  { fidelity }: Manner,
): Maybe<Entry> {
  if (rule !== undefined && isWeaker(rule, fidelity)) return withhold(hit, rule, own, entry, fidelity);
  sendAnswer(hit.request, hit.response, answer, content, { ...own, ...applied });
  return entry;
}

async function withhold(
  { response, served, turn }: Hit,
  rule: Rule,
  own: Readonly<Record<string, string>>,
  entry: Entry,
  fidelity: Provenance,
): Promise<Entry> {
  const status = 501;
  const { title, detail, members } = await tooWeak(rule, served.profile.contract);
  for (const [name, value] of Object.entries(own)) response.setHeader(name, value);
  sendProblem(response, { status, title, detail }, { ...members, request: idOf(turn) });
  const why = `${rule.provenance} is weaker than ${fidelity}`;
  return { ...entry, provenance: rule.provenance, status, trace: [...entry.trace, why] };
}

function exchangeOf({ request }: Hit, preference: Preference | undefined): Exchange {
  const wantedStatus = preference?.wantedStatus;
  return {
    origin: originOf(request),
    method: request.method ?? 'GET',
    ...(wantedStatus === undefined ? {} : { wantedStatus }),
  };
}

function entryOf({ request, served, turn }: Hit, path: string, status: number): Entry {
  return {
    id: idOf(turn),
    at: turn.now,
    namespace: turn.namespace,
    provider: served.id,
    profile: served.profile.contract.profile,
    method: request.method ?? 'GET',
    path,
    status,
    trace: [],
  };
}
