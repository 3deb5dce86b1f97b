import type { OperationContract } from '../core/contract.ts';
import type { RenderedReply } from '../core/operation.ts';
import {
  answerProblem,
  bodyProblem,
  declaredType,
  undeclaredAnswer,
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

/** Checks sent answers and warns about each operation, status and place once. */
export type AnswerCheck = (sent: SentAnswer) => void;

/** The most warnings of a process, because the places in lists are unlimited. */
const maxWarnings = 1000;

/** Creates the check of sent answers, which loads the checks of bodies first if the contract has them apart. */
export function createAnswerCheck(warn: Warn, run: RunLater): AnswerCheck {
  // by contract: a reloaded one may be mended, and break again
  const told = new WeakMap<OperationContract<unknown>, Set<string>>();
  let warnings = 0;

  async function problemOf({ contract, answer, content, contentType }: SentAnswer) {
    if (contract.loadAnswerCheck === undefined) return answerProblem(answer, content, contentType);
    const undeclared = undeclaredAnswer(answer, content, contentType);
    const declared = declaredType(content, contentType);
    if (undeclared !== undefined || declared === undefined) return undeclared;
    const check = await contract.loadAnswerCheck(answer.status, declared);
    return check === undefined ? undefined : bodyProblem(answer.status, answer.body, check);
  }

  async function checkSent(sent: SentAnswer): Promise<void> {
    const problem = await problemOf(sent);
    if (problem === undefined || warnings >= maxWarnings) return;
    const { provider, contract, answer } = sent;
    const place = `${answer.status} ${problem.pointer}`;
    const places = told.get(contract) ?? new Set();
    if (places.has(place)) return;
    told.set(contract, places.add(place));
    warnings += 1;
    warn(`${provider}: ${contract.operationId} sent an answer, but ${problem.message}`);
  }

  return (sent) => run(() => checkSent(sent));
}
