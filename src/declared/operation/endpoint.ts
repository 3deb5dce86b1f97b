import type { AnswerExample } from '../../core/contract.ts';
import type { Endpoint, RequestResult } from '../../core/endpoint.ts';
import type {
  Exchange,
  RenderedReply,
  ReplyHeaders,
  TracedContext as CoreContext,
  Wire,
} from '../../core/operation.ts';
import { untraced } from '../../core/operation.ts';
import { nameOf, reasonOf, type OutcomeId } from '../../core/outcome.ts';
import { policyOf, recordsOf } from '../../core/records.ts';
import type { AnyRecords, AnyState } from '../../core/state.ts';
import { reasonsOf, type Violation } from '../../core/violation.ts';
import { result, type Act, type ActCall, type ActResult, type AnswerFacts } from '../act.ts';
import { acts } from '../acts/index.ts';
import { anyAccount } from '../acts/account.ts';
import { cookiesOf } from '../answers/cookies.ts';
import type { AnswerTable } from '../answers/table.ts';
import { checkNeeds } from '../checks/needs.ts';
import { countEnd } from '../checks/limits.ts';
import { checkShared, sharedChecks } from '../checks/shared.ts';
import { afterUse } from '../checks/use.ts';
import type { ActMark, ProviderMarks } from '../marks/resolve.ts';
import type { Records, TracedContext } from '../records.ts';
import { lockoutValues, sourcesOf } from '../sources.ts';
import { isSuccess } from '../successes.ts';
import type { ExampleAnswers } from './example-answer.ts';

/** What an endpoint of a declared operation is made of. */
export interface EndpointParts {
  readonly contract: Endpoint['contract'];
  readonly marks: ProviderMarks;
  readonly acts: readonly OperationAct[];
  readonly examples: ExampleAnswers;
}

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

/** Creates the endpoint of a declared operation. */
export function createDeclaredEndpoint(parts: EndpointParts): Endpoint {
  const { contract, marks } = parts;
  const answered = createAnswering(parts);

  function actFor(wire: Wire): OperationAct | undefined {
    return parts.acts.find(({ mark }) => mark.fits(wire));
  }

  function callOf(act: OperationAct, wire: Wire, context: TracedContext): ActCall {
    return { marks, act: act.mark, wire, method: contract.method, context, caller: undefined };
  }

  return {
    contract,
    accountOf(wire, state) {
      const act = actFor(wire);
      if (act === undefined) return undefined;
      return actOf(act).accountOf({
        marks,
        act: act.mark,
        wire,
        context: { state: recordsOf<Records>(state) },
      });
    },
    precheck: () => undefined,
    isExempt: () => false,
    requestBudget: (state: AnyState) => policyOf(recordsOf<Records>(state)).requestBudget,
    decide(received, context) {
      const { wire } = received;
      if (received.hint !== undefined) context.trace(received.hint);
      const own = ownContext(context);
      if ('violation' in received) {
        const { violation } = received;
        if (violation.kind === 'too-large') return { refusal: violation.kind };
        return answered.violation(violation, parts.acts[0], wire, own);
      }
      const act = actFor(wire);
      if (act === undefined) {
        context.trace('no act of the operation is for this request');
        return answered.violation(
          { kind: 'unreadable', reason: 'no act fits the request' },
          parts.acts[0],
          wire,
          own,
        );
      }
      const call = callOf(act, wire, own);
      return answered.result(perform(act, call), act, call);
    },
    force(id, wire, context, example) {
      const act = parts.acts.find(({ ids }) => ids.includes(id)) ?? actFor(wire) ?? parts.acts[0];
      if (act === undefined) throw new Error(`${contract.operationId} has no act`);
      const call = callOf(
        act,
        wire,
        untraced({ state: recordsOf<Records>(context.state), environment: context.environment }),
      );
      const facts = forcedFacts(id, act, call);
      return answered.result({ outcome: nameOf(id), facts, ...reasonPart(id) }, act, call, example);
    },
    rateLimited(retryAfterSeconds) {
      const [act] = parts.acts;
      if (act === undefined) throw new Error(`${contract.operationId} has no act`);
      return answered.rateLimited(act, retryAfterSeconds);
    },
  };
}

function ownContext(context: CoreContext<AnyRecords>): TracedContext {
  const { environment, trace } = context;
  return { state: recordsOf<Records>(context.state), environment, trace };
}

function reasonPart(id: OutcomeId): { readonly reason?: string } {
  const reason = reasonOf(id);
  return reason === undefined ? {} : { reason };
}

function actOf({ mark, code }: OperationAct): Act {
  const act = code ?? acts[mark.name];
  if (act === undefined) throw new Error(`the act ${mark.name} isn't built yet`);
  return act;
}

/** Performs an act: the checks that every act may have, its session, and the act itself. */
function perform(act: OperationAct, call: ActCall): ActResult {
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

/** The seconds that a forced refusal for too many requests lasts. */
const forcedWaitMs = 60_000;

function forcedFacts(id: OutcomeId, act: OperationAct, call: ActCall): AnswerFacts {
  const outcome = nameOf(id);
  const facts = actOf(act).force?.(outcome, call) ?? { found: anyAccount(call) };
  const { now } = call.context.environment;
  const limit = { limit: 0, remaining: 0, resetsAt: now + forcedWaitMs };
  const violation: Violation = { kind: 'invalid', issues: [{ path: ['field'], rule: 'required' }] };
  return {
    ...facts,
    ...(outcome === 'rate-limited' ? { limit } : {}),
    ...(outcome === 'malformed-request' ? { violation } : {}),
  };
}

/** Creates the functions that turn the result of an act into an answer. */
function createAnswering({ contract, marks, examples }: EndpointParts) {
  function reply(
    { facts, reply: own }: ActResult,
    act: OperationAct,
    call: Pick<ActCall, 'wire' | 'context'>,
    id: OutcomeId,
    example: AnswerExample | undefined,
  ): (exchange: Exchange) => RenderedReply {
    const { wire, context } = call;
    const { environment } = context;
    const lockout = lockoutValues(facts.found?.key, context);
    const answer = act.table.answerOf(id);
    const byExample = example !== undefined || (id === 'done' && !act.table.has(id) && isExampleAct(act));
    return (exchange) => {
      const rendered = byExample
        ? examples.answer(facts, wire.path, example)
        : (own ?? answer.render(sourcesOf({ facts, wire, environment, lockout }, exchange)));
      const cookies = cookiesOf(facts, answer, marks, exchange.now);
      return cookies.length === 0
        ? rendered
        : { ...rendered, headers: withCookies(rendered.headers, cookies) };
    };
  }

  function answer(
    result: ActResult,
    act: OperationAct,
    call: ActCall,
    example?: AnswerExample,
  ): RequestResult {
    const full: OutcomeId =
      result.reason === undefined ? result.outcome : `${result.outcome}/${result.reason}`;
    const id = act.table.declaredId(full);
    return { outcome: id, render: reply(result, act, call, id, example) };
  }

  return {
    result: answer,
    violation(
      violation: Violation,
      act: OperationAct | undefined,
      wire: Wire,
      context: TracedContext,
    ): RequestResult {
      if (act === undefined) throw new Error(`${contract.operationId} has no act`);
      for (const reason of reasonsOf(violation)) context.trace(reason);
      if (violation.kind === 'unsupported-media-type' && marks.marks.errors?.[violation.kind] !== undefined)
        return { refusal: violation.kind };
      const call: ActCall = {
        marks,
        act: act.mark,
        wire,
        method: contract.method,
        context,
        caller: undefined,
      };
      return answer(result('malformed-request', { violation }), act, call);
    },
    rateLimited(act: OperationAct, retryAfterSeconds: number): RequestResult {
      const compiled = act.table.answerOf('rate-limited');
      return {
        outcome: 'rate-limited',
        render(exchange) {
          const limit = exchange.budget ?? {
            limit: 0,
            remaining: 0,
            resetsAt: exchange.now + retryAfterSeconds * 1000,
          };
          const wire: Wire = { path: {}, query: {}, headers: {}, cookies: {}, body: undefined };
          const environment = { now: exchange.now, origin: exchange.origin, address: '' };
          return compiled.render(
            sourcesOf({ facts: { limit }, wire, environment, lockout: undefined }, exchange),
          );
        },
      };
    },
  };
}

function isExampleAct({ mark }: OperationAct): boolean {
  return mark.name === 'protected' || mark.name === 'public';
}

function withCookies(headers: ReplyHeaders = {}, cookies: readonly string[]): ReplyHeaders {
  const before = headers['set-cookie'] ?? [];
  return { ...headers, 'set-cookie': [...(typeof before === 'string' ? [before] : before), ...cookies] };
}
