import { isRecord, type Node } from '../../json.ts';
import type { AnswerFacts, OperationFacts } from '../facts/operation.ts';
import { sampleOf } from '../write/sample.ts';
import { templateOf } from './template.ts';

/** The body of the refusals of a contract, for any status and sentence. */
export interface ErrorShape {
  readonly mediaType: string;
  readonly schema: unknown;
  bodyFor(status: number, sentence: string): unknown;
}

/** Returns the form of a refusal's body; undefined if it has none. */
export async function shapeOfAnswer(answer: AnswerFacts, document: Node): Promise<ErrorShape | undefined> {
  const { mediaType, schema } = answer;
  if (mediaType === undefined) return undefined;
  const [example] = answer.examples.values();
  const sample = example ?? (await sampleOf(document, schema));
  if (!isRecord(sample) && !Array.isArray(sample)) return undefined;
  return {
    mediaType,
    schema,
    bodyFor: (status, sentence) => worded(sample, status, sentence, example !== undefined),
  };
}

/** Returns the form that most refusals of a contract have; undefined if no refusal has a body. */
export async function errorShape(
  facts: readonly OperationFacts[],
  document: Node,
): Promise<ErrorShape | undefined> {
  const counts = new Map<string, { readonly answer: AnswerFacts; count: number }>();
  for (const { refusals } of facts)
    for (const answer of refusals) {
      if (answer.mediaType === undefined || !/json/i.test(answer.mediaType)) continue;
      const key = JSON.stringify(answer.schema ?? null).slice(0, 2000);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { answer, count: 1 });
      else known.count += 1;
    }
  const all = [...counts.values()].toSorted((one, other) => other.count - one.count);
  for (const { answer } of all.slice(0, 3)) {
    const shape = await shapeOfAnswer(answer, document);
    if (shape !== undefined) return shape;
  }
  return undefined;
}

/** Puts a sentence and a status into a sample. A text that only a schema made up is replaced; one of an example, too, if it is the message. */
function worded(sample: unknown, status: number, sentence: string, isExample: boolean): unknown {
  let isWorded = false;
  return templateOf(sample, ({ value, words }) => {
    if (typeof value === 'number' && /^((http )?status( code)?|code|error code)$/.test(words) && value < 600)
      return status;
    if (typeof value !== 'string') return undefined;
    const isMessage = /\b(message|msg|detail|description|title|reason|text|error)s?$/.test(words);
    if (isMessage && !isWorded && (!isExample || !/\b(title|error)$/.test(words))) {
      isWorded = true;
      return sentence;
    }
    return undefined;
  });
}
