import type { Problem } from '../files/problems.ts';
import type { Node } from '../json.ts';
import { brokenReferences, formProblems } from './contract/form.ts';
import { mergeAction } from './contract/merge.ts';
import { createOrigins } from './contract/origins.ts';
import { copyOfRecord } from './contract/pointer.ts';
import { select } from './contract/targets.ts';
import { inspectMarks } from './runtime/inspect.ts';

/** An update of an overlay that isn't written yet. */
export interface Update {
  /** The JSONPath of the node. */
  readonly target: string;
  /** The path of the node in the contract. */
  readonly path: readonly string[];
  readonly update: Node;
}

/** Returns the problems that a contract has with these updates; their paths are those of the contract. */
export function updateProblems(document: Node, updates: readonly Update[]): readonly Problem[] {
  const marked = copyOfRecord(document);
  const draft = { document: marked, origins: createOrigins(), files: [], problems: [], notes: [] };
  const conflicts = updates.flatMap(({ target, path, update }): readonly Problem[] => {
    const selected = select(marked, target);
    if (typeof selected === 'string') return [{ path, atKey: false, message: selected }];
    const source = { value: update, originOf: () => ({ file: 0, pointer: '' }), isNewer: false };
    return mergeAction(draft, selected, source).map((conflict) => ({
      ...{ path: [...path, ...conflict.path], atKey: false, message: conflict.message },
    }));
  });
  return [
    ...conflicts,
    ...formProblems(marked),
    ...brokenReferences(marked),
    ...inspectMarks(marked).problems,
  ];
}
