import { isRecord, type Node } from '../../json.ts';
import type { AnswerFacts, OperationFacts } from '../facts/operation.ts';
import type { DeclaredOutcome } from '../../declared/marks/names.ts';
import type { Habit } from '../habits/habit.ts';
import { refusalBody } from './refusal-body.ts';
import { bodyOf } from './sample.ts';

/** The body of the refusals of a contract, for any status and outcome. */
export interface ErrorShape {
  readonly mediaType: string;
  /** The schema as an answer refers to it. */
  readonly schema: Node;
  bodyFor(status: number, outcome: DeclaredOutcome): unknown;
}

/** Returns the form of a refusal's body; undefined if it has none. */
export async function shapeOfAnswer(answer: AnswerFacts, document: Node): Promise<ErrorShape | undefined> {
  const { mediaType, schema, pointer } = answer;
  if (mediaType === undefined) return undefined;
  const [example] = answer.examples.values();
  const made = example ?? (await bodyOf(document, schema));
  const sample = isRecord(made) && Object.keys(made).length === 0 ? membersOf(schema) : made;
  if (!isRecord(sample) && !Array.isArray(sample)) return undefined;
  const form = { sample, isExample: example !== undefined, fields: answer.shape.fields };
  return {
    mediaType,
    schema: schemaAt(pointer, schema),
    bodyFor: (status, outcome) => refusalBody(form, outcome, status),
  };
}

/** Returns the members of a refusal whose schema names no properties: those that it requires, else a message. */
function membersOf(schema: unknown): Node {
  const required = isRecord(schema) && Array.isArray(schema['required']) ? schema['required'] : [];
  const names = required.filter((name) => typeof name === 'string');
  return Object.fromEntries((names.length > 0 ? names : ['message']).map((name) => [name, 'string']));
}

function schemaAt(pointer: string | undefined, schema: unknown): Node {
  if (pointer?.startsWith('/components/') === true) return { $ref: `#${pointer}` };
  return isRecord(schema) ? schema : { type: 'object' };
}

/** Returns the form that most refusals of a contract have; undefined if no refusal has a body. */
export async function errorShape(
  facts: readonly OperationFacts[],
  document: Node,
): Promise<ErrorShape | undefined> {
  const counts = new Map<string, { readonly answer: AnswerFacts; count: number }>();
  for (const { refusals } of facts)
    for (const answer of refusals) {
      // a malformed request often has a list of faults, which no other refusal has
      if (!/json/i.test(answer.mediaType ?? '') || /^4(00|22)$/.test(answer.status)) continue;
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

/** Returns the example of the 401 that most operations with a session have; undefined if none has one in the usual form. */
export function sessionRefusal(
  facts: readonly OperationFacts[],
  errors: ErrorShape | undefined,
): Node | undefined {
  const counts = new Map<string, number>();
  for (const { isOpen, refusals } of facts) {
    const answer = refusals.find(({ status }) => status === '401');
    const [body] = answer?.examples.values() ?? [];
    if (isOpen || answer === undefined || !isRecord(body) || answer.mediaType !== errors?.mediaType) continue;
    if (JSON.stringify(schemaAt(answer.pointer, answer.schema)) !== JSON.stringify(errors?.schema)) continue;
    const text = JSON.stringify(body);
    if (!text.includes('{{')) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  return best === undefined ? undefined : { status: 401, body: JSON.parse(best[0]) as unknown };
}

/** Returns the form of a framework's refusals, for a contract that shows none; undefined if it has no plain one. */
export function shapeOfHabit(habit: Habit | undefined): ErrorShape | undefined {
  const bodies = ['not-allowed', 'account-disabled', 'locked-out'].map((name) => habit?.answers[name]?.body);
  const sample = bodies.find((body) => isRecord(body) && !JSON.stringify(body).includes('{{'));
  if (sample === undefined) return undefined;
  const form = { sample, isExample: true, fields: [] };
  return {
    ...{ mediaType: 'application/json', schema: { type: 'object' } },
    bodyFor: (status, outcome) => refusalBody(form, outcome, status),
  };
}
