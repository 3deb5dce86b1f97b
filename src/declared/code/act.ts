import { accountKey } from '../../core/account.ts';
import type { Wire } from '../../core/operation.ts';
import { isOutcomeId, nameOf, reasonOf, type OutcomeId } from '../../core/outcome.ts';
import type { Act, ActCall, ActResult, AnswerFacts } from '../runtime/act.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';
import { placeOf, readerAt } from '../request/location.ts';
import { startSignedIn } from '../sessions/sessions.ts';
import { bindRules } from './core-functions.ts';
import type {
  OperationCode,
  OperationDecision,
  OperationReply,
  OperationRequest,
} from '../runtime/operation-code.ts';

/** An operation in code, with its place in the contract. */
export interface CodeParts {
  readonly code: OperationCode;
  readonly operationId: string;
  readonly method: string;
  /** The outcomes that the contract of the operation lists. */
  readonly ids: readonly OutcomeId[];
}

/** Creates the act of an operation in code. */
export function codeAct(parts: CodeParts): Act {
  const { code, method } = parts;
  return {
    accountOf(call) {
      const login = code.accountOf?.(requestOf(call.wire, method));
      return login === undefined ? keyBySession(call) : accountKey(login, call.context.state);
    },
    decide(call) {
      const bound = bindRules(call);
      const decision = code.decide(requestOf(call.wire, method), bound.rules);
      bound.rethrow();
      return resultOf(read(decision, parts), bound.facts());
    },
    force(outcome, call) {
      if (code.force === undefined) return usualFacts(outcome, call);
      const bound = bindRules(call);
      const values = code.force(outcome, requestOf(call.wire, method), bound.rules);
      bound.rethrow();
      return { found: anyAccount(call), ...withValues(bound.facts(), values) };
    },
  };
}

/** Returns the values of a forced outcome: those of an account, and of a new session for a success that issues tokens. */
function usualFacts(outcome: OutcomeId, call: ActCall): AnswerFacts {
  const found = anyAccount(call);
  const issues = outcome === 'signed-in' || outcome === 'refreshed';
  return issues ? { found, ...startSignedIn(call, { found }) } : { found };
}

function requestOf(wire: Wire, method: string): OperationRequest {
  const { path, query, headers, cookies, body } = wire;
  return { method, path, query, headers, cookies, body, read: (place) => readerAt(placeOf(place))(wire) };
}

function resultOf({ id, values, reply }: ReadDecision, facts: AnswerFacts): ActResult {
  const reason = reasonOf(id);
  return {
    outcome: nameOf(id),
    ...(reason === undefined ? {} : { reason }),
    facts: withValues(facts, values),
    ...(reply === undefined ? {} : { reply: renderedOf(reply) }),
  };
}

function withValues(facts: AnswerFacts, values: ReadDecision['values']): AnswerFacts {
  return values === undefined ? facts : { ...facts, values: { ...facts.values, values } };
}

interface ReadDecision {
  readonly id: OutcomeId;
  readonly values?: Readonly<Record<string, unknown>> | undefined;
  readonly reply?: OperationReply;
}

/** Reads a decision; throws if it has no known form, since callers in JavaScript have no types. */
function read(decision: OperationDecision, { operationId, ids }: CodeParts): ReadDecision {
  const found = formOf(decision);
  if (found === undefined || !isOutcomeId(found.id))
    throw new Error(
      `${operationId} decided ${describe(decision)}; expected an outcome such as signed-in, { outcome, values }, or { status, headers, body }`,
    );
  const name = nameOf(found.id);
  if (ids.some((id) => nameOf(id) === name)) return found;
  throw new Error(`${operationId} decided ${found.id}; add ${name} to its outcomes`);
}

function formOf(decision: OperationDecision): ReadDecision | undefined {
  if (typeof decision === 'string') return { id: decision };
  if (typeof decision !== 'object') return undefined;
  if ('denied' in decision) return { id: decision.denied };
  if ('done' in decision) return { id: decision.done };
  if ('status' in decision) return { id: decision.outcome ?? 'done', reply: decision };
  return 'outcome' in decision ? { id: decision.outcome, values: decision.values } : undefined;
}

function describe(decision: unknown): string {
  if (typeof decision === 'object' && decision !== null && 'then' in decision)
    return 'a promise, but a decision must be synchronous';
  return decision === undefined ? 'nothing' : JSON.stringify(decision);
}

function renderedOf({ status, headers = {}, body, contentType }: OperationReply) {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    status,
    body,
    headers: Object.fromEntries(lower),
    ...(contentType === undefined ? {} : { contentType }),
  };
}
