import type { AnswerExample } from '../../core/contract.ts';
import type { RequestResult } from '../../core/endpoint.ts';
import type { Exchange, RenderedReply, ReplyHeaders, Wire } from '../../core/operation.ts';
import { nameOf, type OutcomeId } from '../../core/outcome.ts';
import type { ActCall, ActResult } from '../runtime/act.ts';
import { cookiesOf } from '../answers/cookies.ts';
import { tokenHeaders } from '../answers/token-headers.ts';
import { clientOf } from '../sessions/client.ts';
import { lockoutValues, sourcesOf } from '../runtime/sources.ts';
import type { ProviderMarks } from '../runtime/resolve.ts';
import type { ExampleAnswers } from './example-answer.ts';
import { actOf, type OperationAct } from './perform.ts';

/** Turns the results of an operation's acts into answers. */
export interface Answering {
  result(result: ActResult, act: OperationAct, call: ActCall, example?: AnswerExample): RequestResult;
  /** Answers a client that sent more requests than the request budget allows. */
  rateLimited(act: OperationAct, retryAfterSeconds: number): RequestResult;
}

/** Creates the answers of an operation. */
export function createAnswering(marks: ProviderMarks, examples: ExampleAnswers): Answering {
  function renderer(
    { facts, reply }: ActResult,
    act: OperationAct,
    call: ActCall,
    id: OutcomeId,
    example: AnswerExample | undefined,
  ): (exchange: Exchange) => RenderedReply {
    const { wire, context } = call;
    const { environment } = context;
    // read now: the state is gone when the answer is rendered
    const lockout = lockoutValues(
      {
        key: facts.found?.key ?? actOf(act).accountOf(call),
        account: facts.found?.account,
        isRefused: nameOf(id) === 'locked-out',
      },
      context,
    );
    const client = clientOf(call, facts.session);
    const answer = act.table.answerOf(id);
    const isExample = example !== undefined || (id === 'done' && isExampleAct(act) && !act.table.has(id));
    // made up now: loading the library of samples suspends the decision
    const ready =
      reply ?? (isExample ? examples.answer(facts, { wire, trace: context.trace }, example) : undefined);
    return (exchange) => {
      const sources = () =>
        sourcesOf({ facts, wire, environment, lockout, client, marks, trace: context.trace }, exchange);
      const rendered = ready ?? answer.render(sources());
      const cookies = cookiesOf(facts, answer, marks, exchange.now);
      const own = tokenHeaders(facts, marks);
      const headers = own === undefined ? rendered.headers : withTokens(rendered.headers, own, isExample);
      if (cookies.length > 0) return { ...rendered, headers: withCookies(headers, cookies) };
      return headers === undefined ? rendered : { ...rendered, headers };
    };
  }

  return {
    result(result, act, call, example) {
      const full: OutcomeId =
        result.reason === undefined ? result.outcome : `${result.outcome}/${result.reason}`;
      const id = act.table.declaredId(full);
      const decided = { outcome: id, render: renderer(result, act, call, id, example) };
      const isForced = call.isForced === true;
      const mayForward =
        isExampleAct(act) && act.code === undefined && id === 'done' && !isForced && !act.table.has(id);
      return mayForward ? { ...decided, forward: true } : decided;
    },
    rateLimited(act, retryAfterSeconds) {
      const compiled = act.table.answerOf('rate-limited');
      return {
        outcome: 'rate-limited',
        render: (exchange) => compiled.render(limitSources(exchange, retryAfterSeconds)),
      };
    },
  };
}

const noRequest: Wire = { path: {}, query: {}, headers: {}, cookies: {}, body: undefined };

function limitSources(exchange: Exchange, retryAfterSeconds: number) {
  const { budget, now, origin } = exchange;
  const limit = budget ?? { limit: 0, remaining: 0, resetsAt: now + retryAfterSeconds * 1000 };
  const environment = { now, origin, address: '', requestNumber: 0 };
  return sourcesOf({ facts: { limit }, wire: noRequest, environment, lockout: undefined }, exchange);
}

function isExampleAct({ mark }: OperationAct): boolean {
  return mark.name === 'protected' || mark.name === 'public';
}

/** Adds the headers of tokens. Those of a mark replace them; those of an example are only samples. */
function withTokens(headers: ReplyHeaders = {}, own: ReplyHeaders, isExample: boolean): ReplyHeaders {
  return isExample ? { ...headers, ...own } : { ...own, ...headers };
}

function withCookies(headers: ReplyHeaders = {}, cookies: readonly string[]): ReplyHeaders {
  const before = headers['set-cookie'] ?? [];
  return { ...headers, 'set-cookie': [...(typeof before === 'string' ? [before] : before), ...cookies] };
}
