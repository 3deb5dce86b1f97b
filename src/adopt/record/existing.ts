import { operationsOf } from '../../declared/contract/operations.ts';
import { marksOf } from '../../declared/marks/defaults.ts';
import type { Marks } from '../../declared/marks/types.ts';
import { usualStatus } from '../../declared/marks/usual-status.ts';
import type { DeclaredOutcome } from '../../declared/marks/names.ts';
import type { Node } from '../../json.ts';
import type { AnswerTemplate } from './answer-template.ts';
import { differences } from './fit-template.ts';
import type { FoundOperation } from './service.ts';

type Answer = NonNullable<Marks['Act']['answers']>[string];

/** An answer that the marks have for an outcome. */
export interface ExistingAnswer {
  /** Whether it is for exactly this outcome and its reason, in this operation. */
  readonly isOwn: boolean;
  /** Whether it is at the top of the marks, for all operations. */
  readonly isShared: boolean;
  readonly answer: Answer;
  /** Its body, if it can be told. */
  readonly body: unknown;
  /** The differences of the observed answer; none if both are the same. */
  readonly differences: readonly string[];
}

/** Returns the answer that the marks have for an observed outcome; undefined without one. */
export function existingAnswer(
  document: Node,
  found: FoundOperation,
  outcome: DeclaredOutcome,
  id: string,
  observed: AnswerTemplate,
): ExistingAnswer | undefined {
  const own: Readonly<Record<string, Answer>> = found.mark?.answers ?? {};
  const shared: Readonly<Record<string, Answer>> = marksOf(document).answers ?? {};
  const answer = own[id] ?? own[outcome] ?? shared[id] ?? shared[outcome];
  if (answer === undefined) return undefined;
  const status = answer.status ?? usualStatus[outcome];
  const body = bodyOf(answer, status, document, found);
  return {
    isOwn: own[id] !== undefined,
    isShared: answer === shared[id],
    answer,
    body: body === unknownBody ? undefined : body,
    differences: differencesOf(answer, observed, usualStatus[outcome], document, found),
  };
}

function differencesOf(
  answer: Answer,
  observed: AnswerTemplate,
  usual: number,
  document: Node,
  found: FoundOperation,
): readonly string[] {
  const status = answer.status ?? usual;
  const ofStatus = status === observed.status ? [] : [`status is ${observed.status} instead of ${status}`];
  const expected = bodyOf(answer, status, document, found);
  if (expected === unknownBody) return ofStatus;
  if (expected === undefined) return observed.body === undefined ? ofStatus : [...ofStatus, 'it has a body'];
  return [...ofStatus, ...differences(expected, observed.body, observed.status >= 400)];
}

/** A body that isn't compared: an example of a shared response. */
const unknownBody = Symbol('an unknown body');

function bodyOf(
  { body, example, response }: Answer,
  status: number,
  document: Node,
  { operationId }: FoundOperation,
): unknown {
  if (example === undefined) return body;
  const operations = operationsOf(document);
  const head = operations.all.find((one) => one.operationId === operationId);
  if (head === undefined || response !== undefined) return unknownBody;
  const content = operations.details(head).responses.get(String(status))?.content;
  const [media] = [...(content?.values() ?? [])];
  const examples = media?.examples;
  const [only] = [...(examples?.values() ?? [])];
  const value = example === true ? only : examples?.get(example);
  return value === undefined ? unknownBody : value;
}
