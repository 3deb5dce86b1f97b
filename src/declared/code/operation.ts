import { isOutcomeId, type OutcomeId } from '../../core/outcome.ts';
import type { OperationHead } from '../contract/operations.ts';
import { requirementOf, summaryOf, type Requirement } from '../runtime/requirement.ts';
import { resolveActs } from '../runtime/act-marks.ts';
import type { ActMark } from '../runtime/resolve.ts';
import { outcomesOf } from '../marks/outcomes.ts';
import type { Marks } from '../marks/types.ts';
import type { MarkedPlace } from '../answers/secrets.ts';
import type { ProviderParts } from '../runtime/parts.ts';
import { placeOf } from '../request/location.ts';
import { codeAct } from './act.ts';
import type { OperationCode } from '../runtime/operation-code.ts';

/** The parts of an operation in code that its endpoint is built from. */
export interface CodeOperation {
  readonly mark: ActMark;
  readonly answers: Marks['Answers'];
  readonly ids: readonly OutcomeId[];
  readonly act: ReturnType<typeof codeAct>;
  readonly needs: Requirement | undefined;
}

/** Creates an operation in code. It replaces all acts of the operation's mark, and uses what the mark reads and answers. */
export function codeOperation(
  code: OperationCode,
  { operationId, method }: OperationHead,
  marked: Marks['Operation'] | undefined,
  required: Requirement | undefined,
  { marks }: ProviderParts,
): CodeOperation {
  const acts = marked === undefined ? [] : resolveActs(operationId, marked, marks).map(({ mark }) => mark);
  const own = acts.find(({ needs }) => needs !== undefined)?.needs;
  const needs = own ?? summaryOf(required?.isOptional === true ? undefined : required);
  const base = joinedMark(operationId, acts, needs, marks);
  const { answers = {} } = base.mark;
  const allAnswers = { ...answers, ...code.answers } as Marks['Answers'];
  const ids = [
    ...code.outcomes,
    ...(base.name === 'protected' ? outcomesOf(base.mark, marks.marks, { operationId, method, needs }) : []),
    ...Object.keys(code.answers ?? {}).filter(isOutcomeId),
  ];
  const unique = [...new Set(ids)];
  return {
    ...{ mark: base, answers: allAnswers, ids: unique },
    act: codeAct({ code, operationId, method, ids: unique }),
    needs: own === undefined ? required : requirementOf(own),
  };
}

/** Returns the mark under which the code runs: that of a protected or a public operation, with all that its acts read. */
function joinedMark(
  operationId: string,
  acts: readonly Marks['Act'][],
  needs: Marks['Needs'],
  marks: ProviderParts['marks'],
): ActMark {
  const joined = acts.reduce<Partial<Marks['Act']>>(
    (before, { when: _when, ...one }) => ({
      ...before,
      ...one,
      reads: { ...before.reads, ...one.reads },
      answers: { ...one.answers, ...before.answers },
    }),
    {},
  );
  const [mark] = resolveActs(
    operationId,
    { ...joined, act: needs === false ? 'public' : 'protected', needs },
    marks,
  );
  if (mark === undefined) throw new Error(`${operationId} has no mark`);
  return mark;
}

/** Returns the places that an operation in code reads besides those of its mark. */
export function codePlaces({ reads = {} }: OperationCode): readonly MarkedPlace[] {
  return Object.entries(reads).map(([place, kind]) => ({
    place: placeOf(place),
    kind: kind === 'plain' ? undefined : kind,
  }));
}
