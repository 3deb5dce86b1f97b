import { nameOf, type OutcomeId } from '../../core/outcome.ts';
import { reasonsOf, type Violation } from '../../core/violation.ts';
import {
  result,
  type Act,
  type ActCall,
  type ActResult,
  type AnswerFacts,
  type Limit,
} from '../runtime/act.ts';
import { anyAccount, carriedToken } from '../checks/account.ts';
import type { AccountRef } from '../runtime/records.ts';
import { acts } from '../acts/index.ts';
import { issueCsrf } from '../acts/csrf.ts';
import type { AnswerTable } from '../answers/table.ts';
import { hasCsrfCookie, isBoundToSession } from '../checks/csrf.ts';
import { countEnd } from '../checks/limits.ts';
import { callerFor } from '../checks/needs.ts';
import { checkPool } from '../checks/pool.ts';
import { checkShared, sharedChecks } from '../checks/shared.ts';
import { afterUse } from '../checks/use.ts';
import type { Requirement } from '../runtime/requirement.ts';
import type { ActMark } from '../runtime/resolve.ts';
import { placesOf } from '../request/read.ts';
import type { Caller } from '../runtime/session-types.ts';
import { sessionRef } from '../sessions/sessions.ts';
import { sentPurposeOf } from '../marks/purposes.ts';
import { resendMsOf } from '../factors/deliveries.ts';
import { isSuccess } from '../runtime/successes.ts';

/** One act of an operation, with its answers. */
export interface OperationAct {
  readonly mark: ActMark;
  readonly table: AnswerTable;
  readonly ids: readonly OutcomeId[];
  /** The requirement of the request; undefined if the act looks for no session. */
  readonly needs: Requirement | undefined;
  /** The act itself, if it is code; otherwise that of its name. */
  readonly code?: Act;
}

/** Returns the implementation of an act. */
export function actOf({ mark, code }: Pick<OperationAct, 'mark' | 'code'>): Act {
  const act = code ?? acts[mark.name];
  if (act === undefined) throw new Error(`the act ${mark.name} isn't built yet`);
  return act;
}

/**
 * Performs an act: the checks that every act may have, its session, and the act itself. A request that breaks the
 * contract is refused after its session: APIs authenticate first.
 */
export function perform(act: OperationAct, call: ActCall, violation?: Violation): ActResult {
  return withCsrf(checked(act, call, violation), call);
}

function checked(act: OperationAct, call: ActCall, violation: Violation | undefined): ActResult {
  // a sign-in has these checks in the order of its marks; a request that breaks the contract counts, too
  const isOrdered = act.mark.name === 'sign-in' && violation === undefined;
  for (const check of isOrdered ? [] : sharedChecks) {
    const denied = checkShared(check, call);
    if (denied !== undefined) return denied;
  }
  const lost = checkPool(call);
  if (lost !== undefined) return lost;
  const caller = act.needs === undefined ? undefined : callerFor(call, act.needs);
  if (caller !== undefined && 'outcome' in caller) return caller;
  if (violation !== undefined) return malformed(violation, call);
  const decided = actOf(act).decide({ ...call, caller });
  countEnd(isSuccess(decided), call);
  return caller === undefined ? decided : afterUse(withSession(decided, caller, call), caller, call);
}

/** Adds the session and the token of the request, which each answer of an act with a session may show. */
function withSession(decided: ActResult, { kind, value, record, session }: Caller, call: ActCall): ActResult {
  const { facts } = decided;
  if (facts.session !== undefined || facts.ended !== undefined || value === '') return decided;
  const carried = { kind, value, record };
  return { ...decided, facts: { carried, session: sessionRef(record.session, session, call), ...facts } };
}

function malformed(violation: Violation, { context }: ActCall): ActResult {
  for (const reason of reasonsOf(violation)) context.trace(reason);
  return result('malformed-request', { violation }, isUnread(violation) ? 'unreadable' : undefined);
}

/** The violation of a request that none of the operation's acts is for. */
export const noAct: Violation = {
  kind: 'unreadable',
  reason: 'no act of the operation is for this request',
};

function isUnread(violation: Violation): boolean {
  return violation.kind !== 'invalid' && violation !== noAct;
}

/** Adds a CSRF token to an answer where the marks issue one besides the act `csrf`. */
function withCsrf(decided: ActResult, call: ActCall): ActResult {
  const { csrf } = call.marks.marks;
  if (csrf === undefined || decided.facts.csrf !== undefined) return decided;
  const { facts, outcome } = decided;
  // with levels, a session starts before its second factor
  const isWaiting = outcome === 'second-factor-required' && facts.session !== undefined;
  const isNew =
    outcome === 'signed-in'
      ? csrf.renewedBy === 'sign-in' || isBoundToSession(csrf)
      : isWaiting && isBoundToSession(csrf);
  const isDue = csrf.issued === 'every-answer' && !hasCsrfCookie(call);
  if (!isNew && !isDue) return decided;
  const issued = issueCsrf(call, facts.session);
  const cookies = [...(facts.cookies ?? []), ...(issued.cookies ?? [])];
  return { ...decided, facts: { ...facts, ...issued, cookies } };
}

/** How long a forced refusal for too many requests lasts, unless a counter tells. */
const forcedWaitMs = 60_000;

/** Creates the result of a forced outcome, with values for its answer. A violation names `field`. */
export function forced(
  id: OutcomeId,
  act: OperationAct,
  call: ActCall,
  field = firstField(act) ?? 'field',
): ActResult {
  const outcome = nameOf(id);
  const facts: AnswerFacts = actOf(act).force?.(outcome, call) ?? { found: anyAccount(call) };
  const violation: Violation =
    id === 'malformed-request/unreadable'
      ? { kind: 'unreadable', reason: 'the outcome is forced' }
      : { kind: 'invalid', issues: [{ path: [field], rule: 'required' }] };
  const isMalformed = outcome === 'malformed-request' || outcome === 'missing-credentials';
  const all: AnswerFacts = {
    ...(outcome === 'rate-limited' ? { limit: forcedLimit(id, act, call) } : {}),
    ...(isMalformed ? { violation } : {}),
    ...facts,
  };
  const decided = withCsrf({ outcome, facts: all, ...reasonPart(id) }, call);
  if (act.needs === undefined || facts.found === undefined) return decided;
  return { ...decided, facts: { ...forcedSession(facts.found, call), ...decided.facts } };
}

/** Returns the session that a forced answer may show: that of the request, else a new one, which isn't stored. */
function forcedSession({ key }: AccountRef, call: ActCall): AnswerFacts {
  const { state, environment } = call.context;
  const { carried } = carriedToken(call);
  const record = carried === undefined ? undefined : state.get('sessions', carried.record.session);
  if (carried !== undefined && record !== undefined)
    return { carried, session: sessionRef(carried.record.session, record, call) };
  return { session: sessionRef('', { account: key, startedAt: environment.now }, call) };
}

/** Returns the limit of a forced refusal: that of its counter, or of a code that is sent again too early. */
function forcedLimit(id: OutcomeId, { mark, needs }: OperationAct, call: ActCall): Limit {
  const { now } = call.context.environment;
  const counter =
    mark.counters.find(({ outcome }) => outcome === id) ??
    mark.counters.find(({ outcome }) => outcome.startsWith('rate-limited'));
  const resendMs = sendsCodes.has(mark.name)
    ? resendMsOf(sentPurposeOf(mark.mark, needs !== undefined), call)
    : 0;
  if (resendMs > 0 && (id === 'rate-limited/resend' || counter === undefined))
    return { limit: 1, remaining: 0, resetsAt: now + resendMs };
  return { limit: counter?.limit ?? 0, remaining: 0, resetsAt: now + (counter?.withinMs ?? forcedWaitMs) };
}

const sendsCodes: ReadonlySet<string> = new Set(['send-code', 'forgot-password']);

/** Returns the first field of the body that an act reads. */
function firstField({ mark: { mark } }: OperationAct): string | undefined {
  const { fields: _fields, ...reads } = mark.reads ?? {};
  return Object.values(reads)
    .flatMap((read) => placesOf(read))
    .find((place) => place.in === 'body')?.path[0];
}

function reasonPart(id: OutcomeId): { readonly reason?: string } {
  const [, reason] = id.split('/');
  return reason === undefined ? {} : { reason };
}
