import type { OperationContract, ValidationError, Validator } from '../core/contract.ts';
import type { RenderedReply } from '../core/operation.ts';

/** The checks of a status by content type; undefined if the contract doesn't declare the status. */
export type ContentValidators = Readonly<Record<string, Validator<unknown>>> | undefined;

/** How an answer breaks its contract. */
export interface AnswerProblem {
  /** The place in the body, as a JSON pointer; empty for the whole answer. */
  readonly pointer: string;
  readonly message: string;
}

/** Returns how an answer in a content type breaks its contract; undefined if it doesn't. */
export function answerProblem(
  answer: RenderedReply,
  content: ContentValidators,
  contentType: string | undefined,
): AnswerProblem | undefined {
  const undeclared = undeclaredAnswer(answer, content, contentType);
  if (undeclared !== undefined) return undeclared;
  const declared = declaredType(content, contentType);
  const check = declared === undefined ? undefined : content?.[declared];
  return check === undefined ? undefined : bodyProblem(answer.status, answer.body, check);
}

function undeclaredAnswer(
  { status, body }: RenderedReply,
  content: ContentValidators,
  contentType: string | undefined,
): AnswerProblem | undefined {
  if (content === undefined) return { pointer: '', message: `the contract declares no ${status}` };
  if (body === undefined || declaredType(content, contentType) !== undefined) return undefined;
  return { pointer: '', message: `the contract declares no body for ${status}` };
}

/** Returns the contract's content type of an answer: the same, or the same without parameters. */
function declaredType(content: ContentValidators = {}, contentType: string | undefined): string | undefined {
  if (contentType === undefined || Object.hasOwn(content, contentType)) return contentType;
  return Object.keys(content).find((declared) => bareType(declared) === bareType(contentType));
}

function bareType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

function bodyProblem(status: number, body: unknown, check: Validator<unknown>): AnswerProblem | undefined {
  if (check(body)) return undefined;
  const [error]: readonly (ValidationError | undefined)[] = check.errors ?? [];
  const { instancePath: pointer = '', message = '' } = error ?? {};
  return { pointer, message: `the body of ${status} breaks the contract at ${pointer || '/'}: ${message}` };
}

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
export function createAnswerCheck(warn: Warn, report: (error: unknown) => void): AnswerCheck {
  // by contract: a reloaded one may be mended, and break again
  const told = new WeakMap<OperationContract<unknown>, Set<string>>();
  let warnings = 0;

  async function problemOf({ contract, answer, content, contentType }: SentAnswer) {
    const { status, body } = answer;
    if (contract.loadAnswerCheck === undefined) return answerProblem(answer, content, contentType);
    const undeclared = undeclaredAnswer(answer, content, contentType);
    const declared = declaredType(content, contentType);
    if (undeclared !== undefined || declared === undefined || body === undefined) return undeclared;
    const check = await contract.loadAnswerCheck(status, declared);
    return check === undefined ? undefined : bodyProblem(status, body, check);
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

  return (sent) => void setImmediate(() => void checkSent(sent).catch(report));
}
