import type { AnyErrorReplyName } from '../core/contract.ts';
import type { Decision } from '../core/engine.ts';
import type { Exchange, ReplyHeaders } from '../core/operation.ts';
import type { OperationRequest } from '../emulator/emulator.ts';
import { captureRequest, redactPath } from '../journal/capture.ts';
import type { Entry } from '../journal/entry.ts';
import type { Recognize } from '../journal/redact-text.ts';
import { holdBack, sendFault } from './fault.ts';
import { isWeakerThan, weakestEvidence, withholdReply, type ProvenanceRule } from './fidelity.ts';
import type { RequestContext, ReplyOptions } from './request-context.ts';
import { entryOf, headersOf, sendReply, type DecidedPart, type Reply } from './send-reply.ts';

/** A reply with the provenance of its rule. */
interface RuledReply extends Reply {
  readonly rule: ProvenanceRule | undefined;
}

/** Sends the reply to a decided request, with the delay or fault of its scenarios; returns the journal entry. */
export function replyDecision(
  context: RequestContext,
  operation: OperationRequest,
  decision: Decision,
  options: ReplyOptions,
): Entry | Promise<Entry> {
  const { fault, delayMs } = decision;
  const reply = replyOf(context, operation, decision, options);
  if (delayMs === 0 && fault === undefined) return sendUnlessWeak(context, reply, options);
  return replyDisturbed(context, reply, decision, options);
}

/** Delays a reply, replaces it with a fault, or both. */
async function replyDisturbed(
  context: RequestContext,
  reply: RuledReply,
  { fault, delayMs }: Decision,
  options: ReplyOptions,
): Promise<Entry> {
  if (delayMs > 0) await holdBack(context.request, context.response, delayMs);
  if (fault === undefined) return sendUnlessWeak(context, reply, options);
  sendFault(context.request, context.response, fault);
  return entryOf(context, reply.decided, reply.answer.status, undefined);
}

/** Sends the reply to a request that reached no operation; returns the journal entry. */
export function replyError(
  context: RequestContext,
  refusal: AnyErrorReplyName,
  decided: DecidedPart,
  recognize: Recognize,
  options: ReplyOptions,
  headers: ReplyHeaders = {},
): Entry | Promise<Entry> {
  return sendUnlessWeak(
    context,
    errorReplyOf(context, refusal, decided, recognize, options, headers),
    options,
  );
}

function sendUnlessWeak(
  context: RequestContext,
  reply: RuledReply,
  { fidelity, checkSent }: ReplyOptions,
): Entry | Promise<Entry> {
  const { rule, decided } = reply;
  if (rule !== undefined && fidelity !== 'inferred' && isWeakerThan(rule, fidelity))
    return withholdReply(context, decided, rule, fidelity);
  return sendReply(context, reply, checkSent);
}

function replyOf(
  context: RequestContext,
  { endpoint: { contract }, received, preference }: OperationRequest,
  decision: Decision,
  options: ReplyOptions,
): RuledReply {
  const { request, query, bytes, served } = context;
  const { result, trace, secretRecognizer, budget } = decision;
  const { recognize } = secretRecognizer;
  const operation = contract.operationId;
  const path = redactPath(context.path, served.profile.contract.basePath, contract);
  const account = secretRecognizer.login();
  const { path: parameters, body } = received.wire;
  const captured = captureRequest(
    { headers: request.headers, query, parameters, body, bytes },
    contract,
    recognize,
  );
  if ('refusal' in result) {
    const decided = { path, operation, account, trace: [result.refusal, ...trace], request: captured };
    return errorReplyOf(context, result.refusal, decided, recognize, options, {});
  }
  const { outcome, undocumented } = result;
  const { origin, url, method, now } = exchangeOf(context);
  const { requestedStatus } = preference ?? {};
  const answer = result.render({ origin, url, method, now, requestedStatus, budget });
  const { status } = answer;
  const outcomeStatus = contract.outcomes[outcome]?.find((one) => one.status === status);
  const documented =
    outcomeStatus === undefined
      ? undefined
      : { operation, says: outcome, status, provenance: outcomeStatus.provenance };
  const rule =
    documented === undefined || undocumented === undefined
      ? documented
      : weakestEvidence(documented, undocumented);
  const headers = headersOf(context, options);
  if (!options.quiet) headers['x-emulator-outcome'] = outcome;
  return {
    answer,
    content: outcomeStatus?.empty === true ? {} : contract.responses[status],
    warned: contract.answers === 'warn' ? contract : undefined,
    secrets: contract.secrets.responses[status],
    preference,
    rule,
    decided: { path, operation, account, outcome, provenance: rule?.provenance, trace, request: captured },
    recognize,
  };
}

function errorReplyOf(
  context: RequestContext,
  refusal: AnyErrorReplyName,
  decided: DecidedPart,
  recognize: Recognize,
  options: ReplyOptions,
  headers: ReplyHeaders,
): RuledReply {
  const { contract, errorReplies } = context.served.profile;
  const declared = contract.refusals[refusal];
  const render = errorReplies[refusal];
  if (declared === undefined || render === undefined)
    throw new Error(`${contract.provider}/${contract.profile} declares no ${refusal}`);
  const { status, provenance, content } = declared;
  const rendered = render({ ...exchangeOf(context), path: context.path });
  headersOf(context, options);
  return {
    answer: { ...rendered, status, headers: { ...rendered.headers, ...(status === 405 ? headers : {}) } },
    content,
    secrets: undefined,
    preference: undefined,
    rule: { says: refusal, status, provenance },
    decided,
    recognize,
  };
}

function exchangeOf({ request, slot, origin, path, query }: RequestContext): Exchange {
  const url = query === '' ? origin + path : `${origin}${path}?${query}`;
  return { origin, url, method: request.method ?? 'GET', now: slot.now };
}
