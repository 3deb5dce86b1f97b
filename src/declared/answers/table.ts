import type { Provenance } from '../../core/contract.ts';
import { nameOf, type OutcomeId } from '../../core/outcome.ts';
import { answerOf, exactAnswerOf, type AnswerTables } from '../marks/fallbacks.ts';
import { usualStatus } from '../marks/usual-status.ts';
import type { RootNames } from '../template/source-types.ts';
import { compileAnswer, type CompiledAnswer, type FindExample } from './compile.ts';

/** The answers of one act. */
export interface AnswerTable {
  /** Returns the answer of an outcome: its own, that of a fallback, or a problem that tells how to add one. */
  answerOf(id: OutcomeId): CompiledAnswer;
  /** Whether the marks have an answer of an outcome, its own or that of a fallback. */
  has(id: OutcomeId): boolean;
  /** Returns the outcome as the contract lists it: with its reason only if the reason has its own answer. */
  declaredId(id: OutcomeId): OutcomeId;
}

/** The parts of an act's answers. */
export interface TableParts {
  readonly operationId: string;
  readonly tables: AnswerTables;
  readonly roots: RootNames;
  readonly findExample: FindExample;
  /** The evidence of answers without their own. */
  readonly provenance: Provenance | undefined;
}

/** Creates the table of an act's answers. Each is compiled when it is first sent. */
export function createAnswerTable({
  operationId,
  tables,
  roots,
  findExample,
  provenance,
}: TableParts): AnswerTable {
  const compiled = new Map<OutcomeId, CompiledAnswer>();

  function compile(id: OutcomeId): CompiledAnswer {
    const found = answerOf(id, tables);
    if (found === undefined) return missingAnswer(id, operationId);
    const answer = { ...(provenance === undefined ? {} : { provenance }), ...found.answer };
    const result = compileAnswer(answer, usualStatus[nameOf(id)], roots, findExample);
    if ('answer' in result) return result.answer;
    const [problem] = result.problems;
    throw new Error(`the answer ${found.id} of ${operationId} is broken: ${problem?.message ?? ''}`);
  }

  return {
    answerOf(id) {
      const known = compiled.get(id) ?? compile(id);
      compiled.set(id, known);
      return known;
    },
    has: (id) => answerOf(id, tables) !== undefined,
    declaredId: (id) => (exactAnswerOf(id, tables)?.id === id ? id : nameOf(id)),
  };
}

/** Creates the problem that stands in for a missing answer. */
function missingAnswer(id: OutcomeId, operationId: string): CompiledAnswer {
  const status = usualStatus[nameOf(id)];
  const detail = `the marks have no answer for ${id} of ${operationId}; add it to x-login.answers: ${id}: { status: ${status}, body: … }`;
  const template = { type: 'about:blank', title: id, status, detail };
  // a success without an answer has no body, so that a client can go on
  const body = status < 300 ? undefined : template;
  return {
    ...{ status, provenance: 'inferred', source: 'no answer in the marks', template: body, headers: {} },
    sets: undefined,
    clears: undefined,
    render: () => ({
      status,
      body,
      isOwn: true,
      ...(body === undefined ? {} : { contentType: 'application/problem+json' }),
    }),
  };
}
