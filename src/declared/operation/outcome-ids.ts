import { isOutcomeId, nameOf, type OutcomeId } from '../../core/outcome.ts';
import { answerOf, exactAnswerOf, type AnswerTables } from '../marks/fallbacks.ts';
import type { DeclaredOutcome } from '../marks/names.ts';
import { isSuccess } from '../runtime/successes.ts';

/**
 * Returns the outcomes that an act can decide, each with the reasons that have an own answer. A status selects the first
 * outcome that has it: first the successes, then the outcomes with an answer, then those with the answer of a similar
 * outcome, and at last those without any; among these, in the order of the act.
 */
export function outcomeIds(names: readonly DeclaredOutcome[], tables: AnswerTables): readonly OutcomeId[] {
  const [own = {}] = tables;
  const marked = tables.flatMap((answers) => Object.keys(answers ?? {})).filter(isOutcomeId);
  const isDecided = (id: OutcomeId) => names.some((name) => name === nameOf(id));
  const withReasons = names.flatMap((name) => [name, ...marked.filter((id) => id.startsWith(`${name}/`))]);
  // an own answer for another outcome is only for those who force it
  const forced = Object.keys(own)
    .filter(isOutcomeId)
    .filter((id) => !isDecided(id));
  const ids = [...withReasons, ...forced].filter((id) => !id.includes('/') || isAnswered(id, tables));
  const rank = (id: OutcomeId) => (isSuccess({ outcome: nameOf(id) }) ? 0 : rankOf(id, tables));
  return [...new Set(ids)].sort((one, other) => rank(one) - rank(other));
}

/** Whether a reason has an answer that no answer of the act hides. */
function isAnswered(id: OutcomeId, tables: AnswerTables): boolean {
  return exactAnswerOf(id, tables)?.id === id;
}

function rankOf(id: OutcomeId, tables: AnswerTables): number {
  if (exactAnswerOf(id, tables) !== undefined) return 1;
  return answerOf(id, tables) === undefined ? 3 : 2;
}
