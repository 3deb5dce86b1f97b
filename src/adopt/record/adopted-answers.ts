import { parseDocument } from 'yaml';
import { isRecord } from '../../json.ts';
import { digestIn, digestOf } from '../write/digests.ts';
import { piecesOf } from '../write/pieces.ts';

/** Tells which answers of an overlay adopt has inferred. */
export interface AdoptedAnswers {
  /** Whether an answer is as adopt wrote it, so that an observed one may replace it. */
  has(answer: unknown): boolean;
}

/** Creates the finder of inferred answers: their provenance tells it, or their action is as adopt wrote it. */
export function adoptedAnswers(text: string | undefined): AdoptedAnswers {
  const unedited = new Set(text === undefined ? [] : uneditedAnswers(text).map((one) => JSON.stringify(one)));
  return {
    has: (answer) =>
      isRecord(answer) &&
      (answer['provenance'] === 'inferred' ||
        (answer['provenance'] !== 'observed' && unedited.has(JSON.stringify(answer)))),
  };
}

/** Returns the answers of the actions whose digest shows that they are as adopt wrote them. */
function uneditedAnswers(text: string): readonly unknown[] {
  const digests = text.split('\n').flatMap((line) => digestIn(line) ?? []);
  if (digests.length === 0) return [];
  const { pieces } = piecesOf(text, { file: 'the overlay', list: 'actions', id: 'target' });
  const isUnedited = pieces
    .filter(({ isEntry }) => isEntry)
    .map(({ id, lines }) => digests.some((one) => one.id === id && one.digest === digestOf(lines)));
  const { actions }: { actions?: unknown } = parseDocument(text).toJS() as object;
  const list: readonly unknown[] = Array.isArray(actions) ? actions : [];
  return list.filter((_action, index) => isUnedited[index] === true).flatMap(answersIn);
}

/** Returns the answers of an action: of its marks, and of each of their acts. */
function answersIn(action: unknown): readonly unknown[] {
  const marks = memberOf(memberOf(action, 'update'), 'x-login');
  const acts = memberOf(marks, 'acts');
  return [marks, ...(Array.isArray(acts) ? (acts as readonly unknown[]) : [])].flatMap((one) => {
    const answers = memberOf(one, 'answers');
    return isRecord(answers) ? Object.values(answers) : [];
  });
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}
