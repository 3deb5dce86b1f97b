import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalName } from '../core/contract.ts';
import type { Endpoint } from '../core/endpoint.ts';
import type { Decision } from '../core/engine.ts';
import type { Exchange, ReplyHeaders } from '../core/operation.ts';
import type { Served, Turn } from '../emulator.ts';
import type { Entry } from '../journal/entry.ts';
import { shownMissedPath, shownPath } from '../journal/shown-path.ts';
import { sendAnswer, type Headers } from './answer.ts';
import { originOf } from './client.ts';
import type { Preference } from './prefer.ts';

/** A request that a provider has to answer. */
export interface Hit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly served: Served;
  readonly turn: Turn;
  /** The path as the client wrote it, without the query. */
  readonly path: string;
  /** The headers that every answer to this request has. */
  readonly headers: Readonly<Headers>;
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
  quiet: boolean,
): Entry {
  const path = shownPath(hit.path, hit.served.profile.contract.basePath, contract);
  if ('refusal' in result) {
    const status = sendRefusal(hit, result.refusal, {}, quiet);
    const why = [result.refusal, ...trace];
    return entryOf(hit, { path, status, operation: contract.operationId, account, trace: why });
  }
  const { outcome } = result;
  const answer = result.say(exchangeOf(hit, preference?.wantedStatus));
  const headers = headersOf(hit, quiet);
  if (!quiet) headers['x-emulator-outcome'] = outcome;
  if (preference !== undefined) headers['preference-applied'] = `outcome=${preference.outcome}`;
  sendAnswer(hit.request, hit.response, answer, contract.responses[answer.status], headers);
  const { status } = answer;
  const provenance = contract.outcomes[outcome].find((said) => said.status === status)?.provenance;
  return entryOf(hit, { path, status, operation: contract.operationId, account, outcome, provenance, trace });
}

/** Says that a request reached no operation; gives what is kept of it. */
export function replyRefusal(hit: Hit, refusal: RefusalName, headers: ReplyHeaders, quiet: boolean): Entry {
  const status = sendRefusal(hit, refusal, headers, quiet);
  return entryOf(hit, { path: shownMissedPath(hit.path, hit.served.profile), status, trace: [refusal] });
}

function sendRefusal(hit: Hit, refusal: RefusalName, headers: ReplyHeaders, quiet: boolean): number {
  const { contract, refuse } = hit.served.profile;
  const { status, content } = contract.refusals[refusal];
  const said = refuse[refusal]({ ...exchangeOf(hit, undefined), path: hit.path });
  const answer = { ...said, status, headers: { ...said.headers, ...headers } };
  sendAnswer(hit.request, hit.response, answer, content, headersOf(hit, quiet));
  return status;
}

function headersOf({ headers, turn }: Hit, quiet: boolean): Headers {
  const all: Headers = { ...headers };
  if (!quiet) all['x-emulator-request'] = idOf(turn);
  return all;
}

function exchangeOf({ request }: Hit, wantedStatus: number | undefined): Exchange {
  return { origin: originOf(request), method: request.method ?? 'GET', wantedStatus };
}

/** What is known of a request only when it has been answered. */
type Said = Pick<Entry, 'path' | 'status' | 'operation' | 'account' | 'outcome' | 'provenance' | 'trace'>;

/** Written out, because an object made of others takes longer than all the rest of an answer. */
function entryOf({ request, served, turn }: Hit, said: Said): Entry {
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
