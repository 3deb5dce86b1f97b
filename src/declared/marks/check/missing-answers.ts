import { answerOf, fallbacks } from '../fallbacks.ts';
import type { DeclaredOutcome } from '../names.ts';
import { tokensOf } from '../defaults.ts';
import { outcomesOf } from '../outcomes.ts';
import { usualStatus } from '../usual-status.ts';
import { markKey, titleOf, type Path } from './document.ts';
import { noteAt, type Finding } from './finding.ts';
import { groupedBy } from './group.ts';
import type { Subject } from './subject.ts';

/** An act without an answer for an outcome. */
interface Gap {
  readonly outcome: DeclaredOutcome;
  readonly title: string;
  readonly path: Path;
}

const maxListed = 3;
/** The status of an answer without a body. */
const noContent = 204;

/**
 * Notes the outcomes for which acts have no answer, with the lines to add. An outcome that several operations lack is one
 * note at the top; the others are one note for each act. A success with tokens has an own note.
 */
export function missingAnswers(subject: Subject): readonly Finding[] {
  const all = gapsOf(subject);
  const withTokens = all.filter(({ outcome }) => issuing.includes(outcome));
  const gaps = all.filter(({ outcome }) => !issuing.includes(outcome));
  const byOutcome = groupedBy(gaps, ({ outcome }) => outcome);
  const titlesOf = (outcome: DeclaredOutcome) => [
    ...new Set((byOutcome.get(outcome) ?? []).map(({ title }) => title)),
  ];
  const alone = gaps.filter(({ outcome }) => titlesOf(outcome).length === 1);
  const top = subject.document[markKey] === undefined ? [] : [markKey];
  const shared = [...byOutcome.keys()].flatMap((outcome) => {
    const titles = titlesOf(outcome);
    if (titles.length === 1) return [];
    const listed = `${titles.slice(0, maxListed).join(', ')}${titles.length > maxListed ? ', …' : ''}`;
    const message = `${titles.length} operations have no answer for ${outcome} (${listed}); add to ${markKey}.answers at the top: ${lineOf(outcome)}`;
    return [noteAt(top, message)];
  });
  return [...withTokens.map((gap) => withoutTokens(gap, subject)), ...byPlace(alone).map(ofPlace), ...shared];
}

/** The outcomes whose answer usually has the tokens. */
const issuing: readonly DeclaredOutcome[] = ['signed-in', 'refreshed'];

function withoutTokens({ outcome, title, path }: Gap, { marks }: Subject): Finding {
  const [kind] = Object.keys(tokensOf(marks));
  const status = usualStatus[outcome];
  const line = `${outcome}: { status: ${status}, body: { token: '{{tokens.${kind ?? 'session'}}}' } }`;
  const message = `${title} has no answer for ${outcome}: its clients get an empty ${status}, without a token in the body; add to its answers: ${line}`;
  return noteAt(path, message);
}

function byPlace(gaps: readonly Gap[]): readonly (readonly Gap[])[] {
  return [...groupedBy(gaps, ({ path }) => path.join('/')).values()];
}

function ofPlace(gaps: readonly Gap[]): Finding {
  const outcomes = gaps.map(({ outcome }) => outcome);
  const [{ title, path } = { title: '', path: [] }] = gaps;
  const lines = outcomes.map(lineOf).join(', ');
  return noteAt(path, `${title} has no answer for ${outcomes.join(', ')}; add to its answers: ${lines}`);
}

function lineOf(outcome: DeclaredOutcome): string {
  const status = usualStatus[outcome];
  return `${outcome}: { status: ${status}${status === noContent ? '' : ', body: …'} }`;
}

function gapsOf({ marks, marked }: Subject): readonly Gap[] {
  return marked.flatMap((operation) =>
    operation.acts.flatMap(({ act, path }) => {
      const unanswered = outcomesOf(act, marks, operation.facts)
        .filter((outcome) => !hasAnswer(outcome, act.act))
        .filter((outcome) => answerOf(outcome, [act.answers, marks.answers]) === undefined)
        .filter((outcome) => outcome !== 'malformed-request' || marks.errors?.malformed === undefined);
      // an answer for the fallback also serves the outcome
      const needed = unanswered.filter(
        (outcome) => !fallbacks[outcome]?.some((one) => unanswered.includes(one)),
      );
      return needed.map((outcome) => ({ outcome, title: titleOf(operation), path }));
    }),
  );
}

/** Whether an act has an answer for an outcome without a mark: the example of the contract, the keys. */
function hasAnswer(outcome: DeclaredOutcome, act: string): boolean {
  return outcome === 'done' && ['protected', 'public', 'keys'].includes(act);
}
