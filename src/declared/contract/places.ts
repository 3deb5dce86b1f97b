import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import type { Problem } from '../../files/problems.ts';
import { deepest } from './measure.ts';

type Event = ReturnType<typeof parseEvents>[number];

/** Returns problems of a JSON or YAML text as lines with file, line and column, ordered by place. */
export function linesWithPlaces(file: string, text: string, problems: readonly Problem[]): readonly string[] {
  const offsetOf = offsets(text);
  const [starts, lines] = [[0], text.matchAll(/\n/g)];
  for (const { index } of lines) starts.push(index + 1);
  return problems
    .map((problem) => ({ offset: offsetOf(problem), message: problem.message }))
    .sort((one, other) => one.offset - other.offset)
    .map(({ offset, message }) => {
      const line = lineOf(starts, offset);
      return `${file}:${line + 1}:${offset - (starts[line] ?? 0) + 1}: ${message}`;
    });
}

/** Returns the index of the line with an offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A member of a mapping: the indices of the events of its key and its value. */
interface Member {
  readonly key: number;
  readonly value: number;
}

/** Returns a function that finds the offset of a problem: of its key or value, or of the nearest node that exists. */
function offsets(text: string): (problem: Problem) => number {
  const events = parseEvents(text, { maxDepth: deepest });
  const { childrenOf, followed, memberOf } = treeOf(events, text);
  return ({ path, atKey }) => {
    // the first event begins the document
    let [node, offset] = [1, offsetAt(events[1], text) ?? 0];
    for (const [depth, key] of path.entries()) {
      node = followed(node);
      const isList = events[node]?.type === EVENT_ID.SEQUENCE;
      const member = isList ? undefined : memberOf(node, String(key));
      const next = isList ? childrenOf(node)[Number(key)] : member?.value;
      if (next === undefined) return offset;
      const ofKey = member === undefined ? undefined : offsetAt(events[member.key], text);
      const isKey = atKey && member !== undefined && depth === path.length - 1;
      offset = (isKey ? ofKey : offsetAt(events[next], text)) ?? ofKey ?? offset;
      node = next;
    }
    return offset;
  };
}

/** The nodes of a text, each known by the index of its event. */
interface Tree {
  childrenOf(node: number): readonly number[];
  /** Follows an alias to the node with its anchor. */
  followed(node: number): number;
  memberOf(node: number, name: string): Member | undefined;
}

function treeOf(events: readonly Event[], text: string): Tree {
  const { ends, anchors } = structureOf(events, text);

  function childrenOf(node: number): readonly number[] {
    const children: number[] = [];
    for (let child = node + 1; child < (ends[node] ?? 0) - 1; child = ends[child] ?? Infinity)
      children.push(child);
    return children;
  }

  function followed(node: number): number {
    const event = events[node];
    if (event?.type !== EVENT_ID.ALIAS) return node;
    return anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? node;
  }

  function memberOf(node: number, name: string, depth = 0): Member | undefined {
    const children = childrenOf(node);
    const merged: number[] = [];
    for (let index = 0; index < children.length; index += 2) {
      const [key = 0, value = 0] = [children[index], children[index + 1]];
      const found = nameAt(key);
      if (found === name) return { key, value };
      if (found === '<<') merged.push(value);
    }
    return depth > deepest ? undefined : firstMerged(merged, name, depth);
  }

  function firstMerged(sources: readonly number[], name: string, depth: number): Member | undefined {
    for (const source of sources.map(followed)) {
      const parts = events[source]?.type === EVENT_ID.SEQUENCE ? childrenOf(source).map(followed) : [source];
      for (const part of parts) {
        const member = memberOf(part, name, depth + 1);
        if (member !== undefined) return member;
      }
    }
    return undefined;
  }

  function nameAt(node: number): string | undefined {
    const event = events[node];
    return event?.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : undefined;
  }

  return { childrenOf, followed, memberOf };
}

/** Returns the index of the event after each node, and the node of each anchor. */
function structureOf(
  events: readonly Event[],
  text: string,
): { readonly ends: Int32Array; readonly anchors: ReadonlyMap<string, number> } {
  const ends = new Int32Array(events.length);
  const anchors = new Map<string, number>();
  const open: number[] = [];
  for (const [index, event] of events.entries()) {
    if (event.type === EVENT_ID.POP) ends[open.pop() ?? 0] = index + 1;
    else if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) ends[index] = index + 1;
    else open.push(index);
    const isAnchored = 'anchorStart' in event && event.type !== EVENT_ID.ALIAS && event.anchorStart >= 0;
    if (isAnchored) anchors.set(text.slice(event.anchorStart, event.anchorEnd), index);
  }
  return { ends, anchors };
}

/** Returns where a node begins; undefined if it is empty. */
function offsetAt(event: Event | undefined, text: string): number | undefined {
  if (event === undefined) return undefined;
  if ('start' in event) return event.start;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
  const indicator = indicatorsOf[event.style];
  if (indicator === undefined) return event.valueStart;
  return text.lastIndexOf(indicator, Math.max(0, event.valueStart - 1));
}

/** The character with which a text in quotes or a block of text begins. */
const indicatorsOf: Readonly<Record<number, string>> = {
  [SCALAR_STYLE.SINGLE_QUOTED]: "'",
  [SCALAR_STYLE.DOUBLE_QUOTED]: '"',
  [SCALAR_STYLE.LITERAL_BLOCK]: '|',
  [SCALAR_STYLE.FOLDED_BLOCK]: '>',
};
