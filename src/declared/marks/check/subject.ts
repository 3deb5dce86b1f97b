import type { Node } from '../../../json.ts';
import { checkOperationMark } from '../../../generated/marks/checks.js';
import { actsOf } from '../defaults.ts';
import type { Act } from '../names.ts';
import type { OperationFacts } from '../outcomes.ts';
import type { Marks } from '../types.ts';
import { entriesOf, markKey, memberOf, operationsIn, type ContractOperation, type Path } from './document.ts';

/** An act of an operation with its place. */
export interface MarkedAct {
  /** The path to the act's own mark. */
  readonly path: Path;
  /** The act with the defaults that its operation sets. */
  readonly act: Act;
}

/** An operation whose mark has the right form. */
export interface MarkedOperation extends ContractOperation {
  /** The path to the mark. */
  readonly at: Path;
  readonly mark: Marks['Operation'];
  readonly acts: readonly MarkedAct[];
  readonly facts: OperationFacts;
}

/** A contract whose marks have the right form. */
export interface Subject {
  readonly document: Node;
  readonly marks: Marks['Marks'];
  /** All operations of the contract. */
  readonly operations: readonly ContractOperation[];
  readonly marked: readonly MarkedOperation[];
}

/** Joins an operation's mark with its place and the facts that decide its outcomes. */
function markedOperation(
  operation: ContractOperation,
  mark: Marks['Operation'],
  marks: Marks['Marks'],
  document: Node,
): MarkedOperation {
  const at = [...operation.path, markKey];
  const acts = actsOf(mark).map((act, index) => ({
    act,
    path: mark.acts === undefined ? at : [...at, 'acts', index],
  }));
  return { ...operation, at, mark, acts, facts: factsOf(operation, marks, document) };
}

function factsOf(
  { node, method, operationId }: ContractOperation,
  { protect }: Marks['Marks'],
  document: Node,
): OperationFacts {
  const security = memberOf(node, 'security') ?? memberOf(document, 'security');
  const isOptional = Array.isArray(security) && security.some((one) => entriesOf(one).length === 0);
  const needs = Array.isArray(security) ? security.length > 0 && !isOptional : protect;
  return {
    method: method.toUpperCase(),
    ...(operationId === undefined ? {} : { operationId }),
    ...(needs === undefined ? {} : { needs }),
    ...(isOptional ? { optional: true } : {}),
  };
}

/** Returns the operations of a contract whose marks have the right form. */
export function checkedOperations(document: Node, marks: Marks['Marks']): readonly MarkedOperation[] {
  return marksOfOperations(document).flatMap(({ operation, mark }) =>
    checkOperationMark(mark) ? [markedOperation(operation, mark, marks, document)] : [],
  );
}

/** Returns the operations of a contract that have a mark, with the mark. */
export function marksOfOperations(
  document: Node,
): readonly { readonly operation: ContractOperation; readonly mark: unknown }[] {
  return operationsIn(document).flatMap((operation) => {
    const mark = memberOf(operation.node, markKey);
    return mark === undefined ? [] : [{ operation, mark }];
  });
}
