import type { AnyErrorReplyName, OperationContract } from '../core/contract.ts';
import type { Decision } from '../core/engine.ts';
import type { Exchange, ReplyHeaders } from '../core/operation.ts';
import type { OperationRequest } from '../emulator/emulator.ts';
import { captureRequest, redactPath } from '../journal/capture.ts';
import type { Entry } from '../journal/entry.ts';
import { redactLogin, type Recognize } from '../journal/redact-text.ts';
import { contentTypeOf, declaredType, type ContentValidators } from './answer-content.ts';
import type { AnswerCheck } from './check-sent.ts';
import type { ForwardToFallback } from './fallback.ts';
import { holdBack, sendFault } from './fault.ts';
import { leaveBody } from './parsed-body.ts';
import { isWeakerThan, weakestEvidence, withholdReply, type ProvenanceRule } from './fidelity.ts';
import type { ReplyOptions } from './reply-options.ts';
import type { RequestContext } from './request-context.ts';
import { entryOf, headersOf, sendReply, type DecidedPart, type Reply } from './send-reply.ts';

/** A reply with the provenance of its rule. */
interface RuledReply extends Reply {
  readonly rule: ProvenanceRule | undefined;
}

/**
 * Sends the reply to a decided request, with the delay or fault of its scenarios, or lets the fallback answer it. Returns
 * the journal entry, unless the fallback's client disconnected.
 */
export function replyDecision(
  context: RequestContext,
  operation: OperationRequest,
  decision: Decision,
  options: ReplyOptions,
): Entry | Promise<Entry | undefined> {
  const { fault, delayMs, result } = decision;
  const forward = 'forward' in result ? options.fallbacks.get(context.served.id) : undefined;
  if (forward !== undefined && fault === undefined)
    return forwardDecided(context, operation, decision, options, forward);
  const reply = replyOf(context, operation, decision, options);
  if (delayMs === 0 && fault === undefined) return sendUnlessWeak(context, reply, options);
  return replyDisturbed(context, reply, decision, options);
}

/** Forwards a request that an operation has authorised, with the body that was read. */
async function forwardDecided(
  context: RequestContext,
  operation: OperationRequest,
  decision: Decision,
  options: ReplyOptions,
  forward: ForwardToFallback,
): Promise<Entry | undefined> {
  const { request, response } = context;
  if (decision.delayMs > 0) await holdBack(request, response, decision.delayMs);
  leaveBody(request, context.body);
  const decided = decidedOf(context, operation, decision);
  const { account } = decided;
  const whom = account === undefined ? [] : [`signed in: ${String(redactLogin(account))}`];
  return forward(context, options, { ...decided, trace: [...decided.trace, ...whom] });
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
  const { contract } = reply;
  return contract?.loadAnswerCheck === undefined || contract.answers === 'warn'
    ? sendReply(context, reply, checkSent)
    : sendChecked(context, reply, contract.loadAnswerCheck, checkSent);
}

/** Sends a reply after the check of its body is loaded. */
async function sendChecked(
  context: RequestContext,
  reply: RuledReply,
  load: NonNullable<OperationContract<unknown>['loadAnswerCheck']>,
  checkSent: AnswerCheck,
): Promise<Entry> {
  const { answer, content } = reply;
  const declared = declaredType(content, contentTypeOf(context.request, answer, content));
  const check = declared === undefined ? undefined : await load(answer.status, declared);
  if (declared === undefined || check === undefined) return sendReply(context, reply, checkSent);
  return sendReply(context, { ...reply, content: { ...content, [declared]: check } }, checkSent);
}

function replyOf(
  context: RequestContext,
  operation: OperationRequest,
  decision: Decision,
  options: ReplyOptions,
): RuledReply {
  const { endpoint, preference } = operation;
  const { contract } = endpoint;
  const { result, secretRecognizer, budget } = decision;
  const { recognize } = secretRecognizer;
  const decided = decidedOf(context, operation, decision);
  if ('refusal' in result) {
    const refused = { ...decided, trace: [result.refusal, ...decided.trace] };
    return errorReplyOf(context, result.refusal, refused, recognize, options, {});
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
      : { operation: contract.operationId, says: outcome, status, provenance: outcomeStatus.provenance };
  const rule =
    documented === undefined || undocumented === undefined
      ? documented
      : weakestEvidence(documented, undocumented);
  const headers = headersOf(context, options);
  // an example of another status than its outcome's is an answer that the operation never decides
  const told = preference?.example !== undefined && outcomeStatus === undefined ? undefined : outcome;
  if (!options.quiet && told !== undefined) headers['x-emulator-outcome'] = told;
  return {
    answer,
    content: outcomeStatus?.empty === true ? {} : contentAt(status, contract),
    contract,
    secrets: contract.secrets.byOutcome?.[outcome] ?? contract.secrets.responses[status],
    isSearched: contract.secrets.areSearched,
    preference,
    rule,
    // without a spread, which would cost as much as the rest of the reply
    decided: {
      path: decided.path,
      operation: decided.operation,
      account: decided.account,
      outcome: told,
      provenance: rule?.provenance,
      trace: decided.trace,
      forcedBy: decided.forcedBy,
      request: decided.request,
    },
    recognize,
  };
}

/** Returns the part of the journal entry that is known without the answer. */
function decidedOf(
  context: RequestContext,
  { endpoint: { contract }, received }: OperationRequest,
  { trace, secretRecognizer, forcedBy }: Decision,
) {
  const { request, query, bytes, served } = context;
  const { path: parameters, body } = received.wire;
  return {
    path: redactPath(context.path, served.profile.contract.basePath, contract),
    operation: contract.operationId,
    account: secretRecognizer.login(),
    trace,
    forcedBy,
    request: captureRequest(
      { headers: request.headers, query, parameters, body, bytes },
      contract,
      secretRecognizer.recognize,
    ),
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

/** Returns the checks of a status: its own, those of its range, or the default ones. */
function contentAt(status: number, { responses }: OperationContract<unknown>): ContentValidators {
  return responses[status] ?? responses[`${String(status).charAt(0)}XX`] ?? responses['default'];
}

function exchangeOf({ request, slot, origin, path, query }: RequestContext): Exchange {
  const url = query === '' ? origin + path : `${origin}${path}?${query}`;
  return { origin, url, method: request.method ?? 'GET', now: slot.now };
}
