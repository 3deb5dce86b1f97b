import { isCollection, isMap, isNode, visit, type YAMLSeq } from 'yaml';
import { idText } from './digests.ts';

/** An entry of a list, by the indices of its first line and of the line after its last. */
export interface Entry {
  /** The target of the action, or the login of the account. */
  readonly id: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** Returns the entries of a list that was parsed with its tokens, by the key that identifies them. */
export function entriesOf(
  list: YAMLSeq,
  id: string,
  text: string,
  lineAt: (offset: number) => number,
): readonly Entry[] {
  const tokens = list.srcToken?.type === 'block-seq' ? list.srcToken.items : [];
  return list.items.map((item, index) => {
    const dash = tokens[index]?.start.find(({ type }) => type === 'seq-item-ind')?.offset ?? 0;
    const end = Math.max(dash + 1, lastValueEnd(item));
    const named: unknown = isMap(item) ? item.get(id) : undefined;
    return {
      id: typeof named === 'string' ? idText(named) : undefined,
      start: lineAt(dash),
      // the text of a block ends with its line
      end: lineAt(text[end - 1] === '\n' ? end - 1 : end) + 1,
    };
  });
}

/** Returns the offset after the last value of a node, without comments below it. */
function lastValueEnd(node: unknown): number {
  let last = 0;
  if (!isNode(node)) return last;
  visit(node, {
    Node(_key, one) {
      const isBlock = isCollection(one) && one.flow !== true;
      if (!isBlock) last = Math.max(last, one.range?.[1] ?? 0);
    },
  });
  return last;
}

/** Returns a function that finds the index of the line with an offset. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (offset) => starts.findLastIndex((start) => start <= offset);
}
