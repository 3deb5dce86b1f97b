import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalName } from '../core/contract.ts';
import type { Endpoint, Result } from '../core/endpoint.ts';
import type { Decision } from '../core/engine.ts';
import type { Exchange, ReplyHeaders } from '../core/operation.ts';
import type { Served, Turn } from '../emulator.ts';
import type { Entry } from '../journal/entry.ts';
import { shownMissedPath, shownPath } from '../journal/shown-path.ts';
import { sendAnswer } from './answer.ts';
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
  quiet: boolean,
): Entry {
  const { contract } = endpoint;
  const { basePath } = hit.served.profile.contract;
  const about = {
    operation: contract.operationId,
    trace,
    ...(account === undefined ? {} : { account }),
  };
  const path = shownPath(hit.path, basePath, contract);
  if ('refusal' in result) {
    const refused = replyRefusal(hit, result.refusal, {}, quiet);
    return { ...refused, ...about, path, trace: [...refused.trace, ...trace] };
  }
  const answer = result.say(exchangeOf(hit, preference));
  const headers = {
    ...(quiet ? {} : { 'x-emulator-outcome': result.outcome, 'x-emulator-request': idOf(hit.turn) }),
    ...(preference === undefined ? {} : { 'preference-applied': `outcome=${preference.outcome}` }),
  };
  sendAnswer(hit.request, hit.response, answer, contract.responses[answer.status], headers);
  return { ...entryOf(hit, path, answer.status), ...about, ...saidBy(endpoint, result, answer.status) };
}

/** Says that a request reached no operation, or that its operation does not take it. */
export function replyRefusal(hit: Hit, refusal: RefusalName, headers: ReplyHeaders, quiet: boolean): Entry {
  const { contract, refuse } = hit.served.profile;
  const { status, content } = contract.refusals[refusal];
  const said = refuse[refusal]({ ...exchangeOf(hit, undefined), path: hit.path });
  const own = quiet ? {} : { 'x-emulator-request': idOf(hit.turn) };
  sendAnswer(
    hit.request,
    hit.response,
    { ...said, status, headers: { ...said.headers, ...headers } },
    content,
    own,
  );
  return { ...entryOf(hit, shownMissedPath(hit.path, hit.served.profile), status), trace: [refusal] };
}

function saidBy(endpoint: Endpoint, result: Extract<Result, { outcome: unknown }>, status: number) {
  const row = endpoint.contract.outcomes[result.outcome].find((said) => said.status === status);
  return { outcome: result.outcome, ...(row === undefined ? {} : { provenance: row.provenance }) };
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
