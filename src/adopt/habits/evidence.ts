import { memberOf, nodeAt } from '../../declared/contract/pointer.ts';
import type { ActName } from '../../declared/marks/names.ts';
import { isRecord } from '../../json.ts';
import type { AnswerFacts, OperationFacts } from '../facts/operation.ts';
import type { Recognition } from '../recognise/recognise.ts';

/** The parts of a contract that can show its framework. */
export interface Shown {
  readonly document: unknown;
  readonly operations: readonly OperationFacts[];
  /** The operations that were recognised as an act. */
  readonly of: (act: ActName) => readonly OperationFacts[];
  /** Whether most operations of a kind fit. One or two operations prove nothing. */
  readonly mostly: (
    fits: (operation: OperationFacts) => boolean,
    among?: (operation: OperationFacts) => boolean,
  ) => boolean;
  /** The operationId as the contract has it. */
  readonly idOf: (operation: OperationFacts) => string;
  readonly tagsOf: (operation: OperationFacts) => readonly string[];
}

/** Collects the parts of a contract that can show its framework. */
export function shownOf(document: unknown, { facts, operations }: Recognition): Shown {
  const textsAt = ({ head }: OperationFacts, key: string): readonly string[] => {
    const value = memberOf(nodeAt(document, head.pointer)?.value, key);
    return [value].flat().filter((one) => typeof one === 'string');
  };
  const idOf = (operation: OperationFacts) => textsAt(operation, 'operationId')[0] ?? '';
  return {
    document,
    operations: facts,
    of: (act) => operations.filter(({ acts }) => acts.includes(act)).map(({ traits }) => traits.facts),
    mostly: (fits, among = () => true) => {
      const all = facts.filter(among);
      return all.length > 2 && all.filter(fits).length / all.length >= 0.7;
    },
    idOf,
    tagsOf: (operation) => textsAt(operation, 'tags'),
  };
}

/** Whether an answer has all fields, in its schema or in one of its examples. */
export function hasFields(answer: AnswerFacts | undefined, names: readonly string[]): boolean {
  if (answer === undefined) return false;
  const declared = new Set(answer.shape.fields.map(({ path }) => path.join('.')));
  return (
    names.every((name) => declared.has(name)) ||
    [...answer.examples.values()].some((example) => names.every((name) => hasPath(example, name)))
  );
}

function hasPath(value: unknown, name: string): boolean {
  let node = value;
  for (const part of name.split('.')) {
    node = Array.isArray(node) ? (node as readonly unknown[])[Number(part)] : memberOf(node, part);
  }
  return node !== undefined;
}

/** Whether a request has all places: `form.username`. */
export function hasPlaces({ request }: OperationFacts, places: readonly string[]): boolean {
  return places.every((place) => request.some((field) => field.place.toLowerCase() === place.toLowerCase()));
}

/** Returns the members of an object of the document, by name. */
export function membersAt(document: unknown, pointer: string): readonly (readonly [string, unknown])[] {
  const value = nodeAt(document, pointer)?.value;
  return Object.entries(isRecord(value) ? value : {});
}
