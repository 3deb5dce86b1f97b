import type { Bundler } from './bundle.ts';
import { problemAt, throwProblems, type Draft } from './draft.ts';
import { mergeAction, type Conflict } from './merge.ts';
import { checkedOverlay, type Action, type Overlay } from './overlay-form.ts';
import { parse } from './parse.ts';
import { copyOf, pointerOf } from './pointer.ts';
import { removeNodes } from './remove.ts';
import { realPathBeside, type SourceFile } from './source-files.ts';
import { select, type Selected } from './targets.ts';

/** Applies an overlay's actions to a draft, in their order. Throws a FileError with all problems of the overlay. */
export async function applyOverlay(bundler: Bundler, source: SourceFile): Promise<void> {
  const { draft } = bundler;
  const file = draft.files.push(source) - 1;
  const content = await parse(source.text, source.name);
  const overlay = checkedOverlay(content);
  if ('problems' in overlay) {
    draft.problems.push(...overlay.problems.map((problem) => ({ file, ...problem })));
    return throwProblems(draft);
  }
  noteOtherContract(draft, overlay, file);
  const copies = { nodes: 0 };
  for (const [index, action] of overlay.actions.entries()) {
    const path = ['actions', index] as const;
    if (action.remove !== true && action.copy === undefined)
      await bundler.add({ content: action.update, file, path: [...path, 'update'], base: 0 });
    for (const problem of problemsOf(draft, action, { file, index, isNewer: overlay.isNewer, copies }))
      draft.problems.push(problemAt(file, [...path, ...problem.path], problem.message));
  }
}

/** The place of an action, and whether the overlay has version 1.1 or later. */
interface Place {
  readonly file: number;
  readonly index: number;
  readonly isNewer: boolean;
  /** The nodes that this and all earlier actions have copied. */
  readonly copies: { nodes: number };
}

/** The most nodes that an overlay copies: actions that copy copies double the document each time. */
const mostCopied = 1_000_000;

/** Applies an action; returns its problems with their paths in the action. */
function problemsOf(draft: Draft, action: Action, place: Place): readonly Conflict[] {
  const selected = select(draft.document, action.target);
  if (typeof selected === 'string') return [{ path: ['target'], message: selected }];
  if (!place.isNewer && selected.some(({ value }) => typeof value !== 'object' || value === null)) {
    const message = `${action.target} matches a single value; expected an object or a list, or overlay: 1.1.0`;
    return [{ path: ['target'], message }];
  }
  if (action.remove === true) return removed(draft, selected);
  if (action.copy !== undefined) return copied(draft, selected, action.copy, place);
  if (action.update === undefined) return [];
  noteNestedList(draft, selected, action.update, place);
  const from = pointerOf(['actions', place.index, 'update']);
  const originOf = (inside: string) => ({ file: place.file, pointer: `${from}${inside}` });
  const source = { value: action.update, originOf, isNewer: place.isNewer };
  return mergeAction(draft, selected, source).map(({ path, message }) => ({
    path: ['update', ...path],
    message,
  }));
}

function removed(draft: Draft, selected: readonly Selected[]): readonly Conflict[] {
  const message = '$ is the whole contract, which an overlay cannot remove; expected a part of it';
  if (selected.some(({ path }) => path.length === 0)) return [{ path: ['target'], message }];
  removeNodes(draft, selected);
  return [];
}

function copied(
  draft: Draft,
  selected: readonly Selected[],
  copy: string,
  { isNewer, copies }: Place,
): readonly Conflict[] {
  const sources = select(draft.document, copy);
  if (typeof sources === 'string') return [{ path: ['copy'], message: sources }];
  const [source] = sources;
  if (source === undefined || sources.length > 1)
    return [{ path: ['copy'], message: `${copy} matches ${sources.length} nodes; expected one` }];
  const from = pointerOf(source.path);
  const originOf = (inside: string) => draft.origins.of(`${from}${inside}`);
  if (copies.nodes > mostCopied) return [];
  copies.nodes += countOf(source.value) * selected.length;
  if (copies.nodes > mostCopied)
    return [
      { path: ['copy'], message: `the overlay copies more than ${mostCopied} nodes; copy smaller parts` },
    ];
  const value = copyOf(source.value);
  return mergeAction(draft, selected, { value, originOf, isNewer }).map((one) => ({
    ...one,
    path: ['copy'],
  }));
}

/** Counts the nodes of a value. */
function countOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((count, member) => count + countOf(member), 1);
}

/** Overlay 1.0 appends a list as one entry; most authors expect its entries to be appended. */
function noteNestedList(draft: Draft, selected: readonly Selected[], update: unknown, place: Place): void {
  if (place.isNewer || !Array.isArray(update) || !selected.some(({ value }) => Array.isArray(value))) return;
  const message = 'Overlay 1.0 appends this list as one entry; with overlay: 1.1.0, its entries are appended';
  draft.notes.push(problemAt(place.file, ['actions', place.index, 'update'], message));
}

function noteOtherContract(draft: Draft, overlay: Overlay, file: number): void {
  const [contract, source] = [draft.files[0], draft.files[file]];
  if (overlay.extends === undefined || contract === undefined || source === undefined) return;
  if (realPathBeside(source, overlay.extends) === contract.path) return;
  const message = `extends is ${overlay.extends}, but the overlay is applied to ${contract.name}`;
  draft.notes.push(problemAt(file, ['extends'], message));
}
