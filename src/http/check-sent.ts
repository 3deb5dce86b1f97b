import type { OperationContract } from '../core/contract.ts';
import type { RenderedReply } from '../core/operation.ts';
import { then, type MaybePromise } from '../store/store.ts';
import {
  answerProblem,
  bodyProblem,
  declaredType,
  undeclaredAnswer,
  type AnswerProblem,
  type ContentValidators,
} from './answer-content.ts';
import type { RunLater } from './later-checks.ts';

/** Receives a sentence about each answer that breaks a contract whose answers are only warned about. */
export type Warn = (message: string) => void;

/** A sent answer. */
interface SentAnswer {
  readonly provider: string;
  readonly contract: OperationContract<unknown>;
  readonly answer: RenderedReply;
  readonly content: ContentValidators;
  readonly contentType: string | undefined;
}

/** Checks sent answers and warns about each operation, status and place once, and about a refusal that the contract lacks once. */
export type AnswerCheck = (sent: SentAnswer) => void;

/** The most warnings of a process, because the places in lists are unlimited. */
const maxWarnings = 1000;

/** Generated contracts lack these for most operations, so that one warning about each is enough. */
const rarelyDeclared: readonly number[] = [401, 403, 429];

/** Creates the check of sent answers, which loads the checks of bodies first if the contract has them apart. */
export function createAnswerCheck(warn: Warn, run: RunLater): AnswerCheck {
  // by contract: a reloaded one may be mended, and break again
  const told = new WeakMap<OperationContract<unknown>, Set<string>>();
  const undeclared = new Set<string>();
  let warnings = 0;

  function problemOf({
    contract,
    answer,
    content,
    contentType,
  }: SentAnswer): MaybePromise<AnswerProblem | undefined> {
    const { status, body } = answer;
    if (contract.loadAnswerCheck === undefined) return answerProblem(answer, content, contentType);
    const problem = undeclaredAnswer(answer, content, contentType);
    const declared = declaredType(content, contentType);
    if (problem !== undefined || declared === undefined) return problem;
    return then(contract.loadAnswerCheck(status, declared), (check) =>
      check === undefined ? undefined : bodyProblem(status, body, check),
    );
  }

  async function checkSent(sent: SentAnswer): Promise<void> {
    const found = problemOf(sent);
    // usually the check is loaded
    const problem = found instanceof Promise ? await found : found;
    if (problem === undefined || warnings >= maxWarnings) return;
    const { provider, contract, answer } = sent;
    if (sent.content === undefined && rarelyDeclared.includes(answer.status)) {
      const key = `${provider} ${answer.status}`;
      if (undeclared.has(key)) return;
      undeclared.add(key);
    }
    const place = `${answer.status} ${problem.pointer}`;
    const places = told.get(contract) ?? new Set();
    if (places.has(place)) return;
    told.set(contract, places.add(place));
    warnings += 1;
    warn(`${provider}: ${contract.operationId} sent an answer, but ${problem.message}`);
  }

  return (sent) => run(() => checkSent(sent));
}
