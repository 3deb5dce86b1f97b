import { isOutcomeId } from '../../core/outcome.ts';
import { OptionError } from '../../errors.ts';
import { isRecord } from '../../json.ts';
import { expectedOneOf } from '../../suggestion.ts';
import { compileAnswer } from '../answers/compile.ts';
import type { Marks } from '../marks/types.ts';
import type { ProviderParts } from '../runtime/parts.ts';
import type { OperationCode } from '../runtime/operation-code.ts';

/** Returns the operations in code by operationId. Throws an OptionError for an invalid operation. */
export function checkedCode(
  given: Readonly<Record<string, OperationCode>>,
  { operations, roots }: Pick<ProviderParts, 'operations' | 'roots'>,
): ReadonlyMap<string, OperationCode> {
  const known = operations.all.map(({ operationId }) => operationId);
  for (const [operationId, code] of Object.entries(given)) {
    const problem = known.includes(operationId)
      ? codeProblem(code, roots)
      : `the contract has no operation ${operationId}; ${expectedOneOf(operationId, known)}`;
    if (problem !== undefined) throw new OptionError(`operations.${operationId}: ${problem}`);
  }
  return new Map(Object.entries(given));
}

const members = ['outcomes', 'answers', 'reads', 'accountOf', 'decide', 'force'];
const kinds = ['plain', 'password', 'code', 'session', 'challenge', 'csrf', 'client-secret'];
const placePattern =
  /^(body|form)([.#].+)?$|^(query|path|header|cookie)\..+$|^basic\.(username|password)$|^bearer$/s;

/** Returns the first problem of an operation: callers in JavaScript have no types. */
function codeProblem(code: unknown, roots: ProviderParts['roots']): string | undefined {
  if (!isRecord(code)) return 'expected an object with outcomes and decide';
  const stranger = Object.keys(code).find((name) => !members.includes(name));
  if (stranger !== undefined) return `it has ${stranger}; ${expectedOneOf(stranger, members)}`;
  const { outcomes, answers = {}, reads = {}, decide } = code;
  if (typeof decide !== 'function') return 'decide must be a function of the request and the rules';
  if (!Array.isArray(outcomes) || outcomes.length === 0) return 'outcomes must list at least one outcome';
  const wrong = outcomes.find((one) => typeof one !== 'string' || !isOutcomeId(one)) as unknown;
  if (wrong !== undefined) return `outcomes has ${JSON.stringify(wrong)}, which isn't an outcome`;
  return answersProblem(answers, roots) ?? readsProblem(reads);
}

function answersProblem(answers: unknown, roots: ProviderParts['roots']): string | undefined {
  if (!isRecord(answers)) return 'answers must be an object';
  for (const [id, answer] of Object.entries(answers)) {
    if (!isOutcomeId(id)) return `answers has ${id}, which isn't an outcome`;
    const problem = isRecord(answer) ? answerProblem(answer, roots) : 'expected an object';
    if (problem !== undefined) return `answers.${id}: ${problem}`;
  }
  return undefined;
}

function answerProblem(answer: Marks['Answer'], roots: ProviderParts['roots']): string | undefined {
  // an example is looked up when the answer is sent
  const compiled = compileAnswer(answer, 200, roots, () => ({ value: undefined, contentType: '' }));
  const [problem] = 'problems' in compiled ? compiled.problems : [];
  return problem === undefined ? undefined : `${problem.path.join('.')}: ${problem.message}`;
}

function readsProblem(reads: unknown): string | undefined {
  if (!isRecord(reads)) return 'reads must be an object';
  for (const [place, kind] of Object.entries(reads)) {
    if (!placePattern.test(place)) return `reads has ${place}; expected a place such as header.x-device`;
    if (!kinds.includes(String(kind))) return `reads.${place}: ${expectedOneOf(String(kind), kinds)}`;
  }
  return undefined;
}
