import type { Problem } from '../../files/problems.ts';
import { isJsonType, jsonFirst } from '../../media-types.ts';
import type { Node } from '../../json.ts';
import type { Checks } from '../contract/check.ts';
import {
  operationAt,
  responseAt,
  type OperationDetails,
  type Response,
} from '../contract/operation-details.ts';
import { below, keysOf, nodeAt, pointerOf } from '../contract/pointer.ts';
import { marksOf } from '../marks/defaults.ts';
import { nameOf } from '../marks/outcomes.ts';
import { titleOf } from '../marks/check/document.ts';
import { answerEntries } from '../marks/check/examples.ts';
import { checkedOperations, type MarkedOperation } from '../marks/check/subject.ts';
import type { Marks } from '../marks/types.ts';
import { usualStatus } from '../marks/usual-status.ts';
import { successOf } from './example-answer.ts';
import { responseOf } from './examples.ts';

/** An example that an answer sends as it is. */
interface SentExample {
  /** The JSON pointer of its value. */
  readonly pointer: string;
  readonly name: string;
  readonly value: unknown;
  /** The JSON pointer of the schema that the contract has for it. */
  readonly schema: string;
}

/** Compares the examples of a contract that its marks send with the contract's schemas. The marks are valid. */
export function brokenExamples(document: Node, checks: Checks): readonly Problem[] {
  const marks = marksOf(document);
  const seen = new Set<string>();
  return checkedOperations(document, marks).flatMap((operation) =>
    examplesOf(operation, marks, document).flatMap(({ pointer, name, value, schema }) => {
      if (seen.has(pointer)) return [];
      seen.add(pointer);
      const [error, ...others] = checks.checkFor(schema, 'response')(value);
      if (error === undefined) return [];
      const more = others.length === 0 ? '' : `, and ${others.length} more`;
      const place = `${error.instancePath || '/'}: ${error.message ?? error.keyword}${more}`;
      const example = pointer.endsWith('/example') ? 'the example' : `the example ${name}`;
      const message = `${example}, which ${titleOf(operation)} sends, breaks its schema at ${place}`;
      return [{ path: keysOf(pointer), atKey: false, message }];
    }),
  );
}

function examplesOf(
  operation: MarkedOperation,
  marks: Marks['Marks'],
  document: Node,
): readonly SentExample[] {
  const details = operationAt(document, pointerOf(operation.path));
  const own = answerEntries(operation).map(({ id, answer }) => [id, answer] as const);
  const answers = [...own, ...Object.entries(marks.answers ?? {})];
  return [
    ...answers.flatMap(([id, answer]) => ofAnswer(id, answer, details, document)),
    ...ofSuccess(operation, details, document),
  ];
}

/** Returns the example that an answer of the marks names. */
function ofAnswer(
  id: string,
  { status = usualStatus[nameOf(id)], example, response }: Marks['Answer'],
  details: OperationDetails,
  document: Node,
): readonly SentExample[] {
  const declared =
    response === undefined
      ? responseOf(details, status)
      : responseAt(document, '/components/responses', response);
  if (example === undefined || declared === undefined) return [];
  const [first] = examplesIn(declared, document).filter(({ name }) => example === true || name === example);
  return first === undefined ? [] : [first];
}

/** Returns the examples of a success that has no answer in the marks: any of them can be sent. */
function ofSuccess(
  { acts }: MarkedOperation,
  details: OperationDetails,
  document: Node,
): readonly SentExample[] {
  const isByExample = acts.some(
    ({ act }) => (act.act === 'protected' || act.act === 'public') && act.answers?.done === undefined,
  );
  const success = isByExample ? responseOf(details, successOf(details)) : undefined;
  return success === undefined ? [] : examplesIn(success, document);
}

/** Returns the examples in JSON of a response, each with its schema. */
function examplesIn({ pointer, content }: Response, document: Node): readonly SentExample[] {
  return jsonFirst([...content.keys()])
    .filter(isJsonType)
    .flatMap((type) => {
      const { schema, examples } = content.get(type) ?? {};
      if (schema === undefined || examples === undefined) return [];
      const media = below(below(pointer, 'content'), type);
      return [...examples].map(([name, value]) => {
        const named = `${below(below(media, 'examples'), name)}/value`;
        const at = nodeAt(document, named) ?? nodeAt(document, below(media, 'example'));
        return { pointer: at?.pointer ?? media, name, value, schema };
      });
    });
}
