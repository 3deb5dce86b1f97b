import { answerOf } from '../fallbacks.ts';
import type { DeclaredOutcome } from '../names.ts';
import { outcomesOf } from '../outcomes.ts';
import { usualStatus } from '../usual-status.ts';
import { markKey, titleOf, type Path } from './document.ts';
import { noteAt, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** An act without an answer for an outcome. */
interface Gap {
  readonly outcome: DeclaredOutcome;
  readonly title: string;
  readonly path: Path;
}

const maxListed = 3;

/** Notes the outcomes for which acts have no answer, each outcome once, with the line to add. */
export function missingAnswers(subject: Subject): readonly Finding[] {
  const byOutcome = new Map<DeclaredOutcome, Gap[]>();
  for (const gap of gapsOf(subject)) byOutcome.set(gap.outcome, [...(byOutcome.get(gap.outcome) ?? []), gap]);
  return [...byOutcome].map(([outcome, gaps]) => {
    const titles = [...new Set(gaps.map(({ title }) => title))];
    const [first] = gaps;
    const line = `${outcome}: { status: ${usualStatus[outcome]}, body: … }`;
    if (titles.length === 1 && first !== undefined)
      return noteAt(first.path, `${first.title} has no answer for ${outcome}; add to its answers: ${line}`);
    const listed = `${titles.slice(0, maxListed).join(', ')}${titles.length > maxListed ? ', …' : ''}`;
    return noteAt(
      subject.document[markKey] === undefined ? [] : [markKey],
      `${titles.length} operations have no answer for ${outcome} (${listed}); add to ${markKey}.answers at the top: ${line}`,
    );
  });
}

function gapsOf({ marks, marked }: Subject): readonly Gap[] {
  return marked.flatMap((operation) =>
    operation.acts.flatMap(({ act, path }) =>
      outcomesOf(act, marks, operation.facts)
        .filter((outcome) => !hasAnswer(outcome, act.act))
        .filter((outcome) => answerOf(outcome, [act.answers, marks.answers]) === undefined)
        .filter((outcome) => outcome !== 'malformed-request' || marks.errors?.malformed === undefined)
        .map((outcome) => ({ outcome, title: titleOf(operation), path })),
    ),
  );
}

/** Whether an act has an answer for an outcome without a mark: the example of the contract, the keys. */
function hasAnswer(outcome: DeclaredOutcome, act: string): boolean {
  return outcome === 'done' && ['protected', 'public', 'keys'].includes(act);
}
