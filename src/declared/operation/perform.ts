import { nameOf, type OutcomeId } from '../../core/outcome.ts';
import type { Violation } from '../../core/violation.ts';
import type { Act, ActCall, ActResult, AnswerFacts } from '../act.ts';
import { anyAccount } from '../acts/account.ts';
import { acts } from '../acts/index.ts';
import { issueCsrf } from '../acts/csrf.ts';
import type { AnswerTable } from '../answers/table.ts';
import { hasCsrfCookie } from '../checks/csrf.ts';
import { countEnd } from '../checks/limits.ts';
import { checkNeeds } from '../checks/needs.ts';
import { checkShared, sharedChecks } from '../checks/shared.ts';
import { afterUse } from '../checks/use.ts';
import type { ActMark } from '../marks/resolve.ts';
import { isSuccess } from '../successes.ts';

/** One act of an operation, with its answers. */
export interface OperationAct {
  readonly mark: ActMark;
  readonly table: AnswerTable;
  readonly ids: readonly OutcomeId[];
  /** What the request must have, if the act needs a session; false if it needs none. */
  readonly needs: Parameters<typeof checkNeeds>[1] | false;
  /** The act itself, if it is code; otherwise that of its name. */
  readonly code?: Act;
}

/** Returns the implementation of an act. */
export function actOf({ mark, code }: Pick<OperationAct, 'mark' | 'code'>): Act {
  const act = code ?? acts[mark.name];
  if (act === undefined) throw new Error(`the act ${mark.name} isn't built yet`);
  return act;
}

/** Performs an act: the checks that every act may have, its session, and the act itself. */
export function perform(act: OperationAct, call: ActCall): ActResult {
  return withCsrf(checked(act, call), call);
}

function checked(act: OperationAct, call: ActCall): ActResult {
  // a sign-in has these checks in the order of its marks
  const isOrdered = act.mark.name === 'sign-in';
  for (const check of isOrdered ? [] : sharedChecks) {
    const denied = checkShared(check, call);
    if (denied !== undefined) return denied;
  }
  const caller = act.needs === false ? undefined : checkNeeds(call, act.needs);
  if (caller !== undefined && 'outcome' in caller) return caller;
  const decided = actOf(act).decide({ ...call, caller });
  countEnd(isSuccess(decided), call);
  return caller === undefined ? decided : afterUse(decided, caller, call);
}

/** Adds a CSRF token to an answer where the marks issue one besides the act `csrf`. */
function withCsrf(decided: ActResult, call: ActCall): ActResult {
  const { csrf } = call.marks.marks;
  if (csrf === undefined || decided.facts.csrf !== undefined) return decided;
  const isNew = decided.outcome === 'signed-in' && (csrf.renewedBy === 'sign-in' || csrf.bound === 'session');
  const isDue = csrf.issued === 'every-answer' && !hasCsrfCookie(call);
  return isNew || isDue
    ? { ...decided, facts: { ...decided.facts, ...issueCsrf(call, decided.facts.session) } }
    : decided;
}

/** How long a forced refusal for too many requests lasts, unless a counter tells. */
const forcedWaitMs = 60_000;

/** Creates the result of a forced outcome, with values for its answer. */
export function forced(id: OutcomeId, act: OperationAct, call: ActCall): ActResult {
  const outcome = nameOf(id);
  const facts: AnswerFacts = actOf(act).force?.(outcome, call) ?? { found: anyAccount(call) };
  const { now } = call.context.environment;
  const [counter] = act.mark.counters;
  const limit = {
    limit: counter?.limit ?? 0,
    remaining: 0,
    resetsAt: now + (counter?.withinMs ?? forcedWaitMs),
  };
  const violation: Violation = { kind: 'invalid', issues: [{ path: ['field'], rule: 'required' }] };
  const isMalformed = outcome === 'malformed-request' || outcome === 'missing-credentials';
  const all: AnswerFacts = {
    ...(outcome === 'rate-limited' ? { limit } : {}),
    ...(isMalformed ? { violation } : {}),
    ...facts,
  };
  return withCsrf({ outcome, facts: all, ...reasonPart(id) }, call);
}

function reasonPart(id: OutcomeId): { readonly reason?: string } {
  const [, reason] = id.split('/');
  return reason === undefined ? {} : { reason };
}
