import { isRecord } from '../../json.ts';
import type { OperationHead, Operations } from '../contract/operations.ts';
import { memberOf, nodeAt } from '../contract/pointer.ts';
import { actsOf } from '../marks/defaults.ts';
import type { ActName } from '../marks/names.ts';
import type { Marks } from '../marks/types.ts';

/** Creates the function that returns whether an operation of a contract has an act. It looks when it is first asked. */
export function createActFinder(document: unknown, operations: Operations): (name: ActName) => boolean {
  let names: ReadonlySet<ActName> | undefined;
  return (name) => {
    names ??= new Set(operations.all.flatMap((head) => actsAt(head, document)));
    return names.has(name);
  };
}

function actsAt({ pointer }: OperationHead, document: unknown): readonly ActName[] {
  const mark = memberOf(nodeAt(document, pointer)?.value, 'x-login');
  // the marks have been checked
  return isRecord(mark) ? actsOf(mark as unknown as Marks['Operation']).map(({ act }) => act) : [];
}
