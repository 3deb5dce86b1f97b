import { operationAt } from '../../src/declared/contract/operation-details.ts';
import { operationsOf, type OperationHead } from '../../src/declared/contract/operations.ts';
import type { Node } from '../../src/json.ts';
import type { Key, KeyOperation } from './keys.ts';
import { showsPlace, showsSession, showsToken, type Shown } from './declared-places.ts';

/** Returns the statements of a key that its contract contradicts, or doesn't show. */
export function keyProblems(key: Key, document: Node): readonly string[] {
  const heads = new Map(operationsOf(document).all.map((head) => [titleOf(head), head]));
  if (heads.size === 0) return ['the contract has no operations'];
  const titles = [...Object.keys(key.operations), ...Object.keys(key.open ?? {})];
  return [
    ...titles.filter((title) => !heads.has(title)).map((title) => `the contract has no operation ${title}`),
    ...Object.entries(key.operations).flatMap(([title, operation]) => {
      const head = heads.get(title);
      if (head === undefined) return [];
      const details = operationAt(document, head.pointer);
      const shown = { document, pointer: head.pointer, details };
      return operationProblems(operation, shown).map((problem) => `${title} ${problem}`);
    }),
    ...sessionProblems(key, document, [...heads.values()]),
  ];
}

function titleOf({ method, template }: OperationHead): string {
  return `${method} ${template}`;
}

function operationProblems(operation: KeyOperation, shown: Shown): readonly string[] {
  const { reads = {}, tokens = {}, answers = {}, beyond = {} } = operation;
  const { fields = {}, ...others } = reads;
  const read = [...Object.values(others), ...Object.values(fields)].flat();
  const missing = [
    ...read.filter((place) => !showsPlace(shown, place)).map((place) => ({ place, part: 'requests' })),
    ...Object.values(tokens)
      .flat()
      .filter((place) => !showsToken(shown, place))
      .map((place) => ({ place, part: 'successes' })),
  ];
  const statuses = [...shown.details.responses.keys()];
  const isDeclared = (status: number) =>
    statuses.includes(String(status)) || statuses.includes(`${Math.floor(status / 100)}XX`);
  return [
    ...missing
      .filter(({ place }) => !Object.hasOwn(beyond, place))
      .map(({ place, part }) => `doesn't show ${place} in its ${part}`),
    ...Object.keys(beyond)
      .filter((place) => !missing.some((one) => one.place === place))
      .map((place) => `shows ${place}, or the key doesn't use it; remove it from beyond`),
    ...Object.entries(answers)
      .filter(([, status]) => !isDeclared(status))
      .map(([outcome, status]) => `doesn't declare the status ${status} of ${outcome}`),
  ];
}

function sessionProblems(key: Key, document: Node, heads: readonly OperationHead[]): readonly string[] {
  const details = heads.map(({ pointer }) => operationAt(document, pointer));
  return [key.session ?? []]
    .flat()
    .filter((carrier) => !showsSession(document, details, carrier))
    .map((carrier) => `the contract doesn't show the session ${carrier}`);
}
