import { isRecord } from '../../json.ts';
import { columns, commentLines, inOneLine, widthOf } from './comment.ts';
import { scalarText } from './scalar-text.ts';

/** The path of a node. */
type Path = readonly (string | number)[];

/** A comment beside the key or the entry with this path. */
export interface Comment {
  readonly path: Path;
  readonly text: string;
}

/** The lines of an entry are indented by this many columns, and have these comments. */
interface EntryLayout {
  readonly indent: number;
  readonly comments: readonly Comment[];
  /** The most columns of a line, where that is possible. */
  readonly width?: number;
}

/** The lines of a node are indented by this many columns, and have these comments. */
interface Layout {
  readonly indent: number;
  readonly path: Path;
  readonly comments: readonly Comment[];
  readonly width: number;
  /** Whether the node ends the entry: prettier doubles the blank line after a comment behind such a node. */
  readonly isEnd: boolean;
}

/** Returns a list entry as lines of YAML: short maps and lists in one line, long ones as blocks. */
export function entryLines(
  entry: unknown,
  { indent, comments, width = columns }: EntryLayout,
): readonly string[] {
  const existingComments = comments.map((one) => existing(entry, one));
  return itemLines(entry, { indent, path: [], comments: existingComments, width, isEnd: true }, true);
}

/** Moves a comment on a missing node to the nearest node that exists. */
function existing(entry: unknown, { path, text }: Comment): Comment {
  let [node, depth] = [entry, 0];
  for (const key of path) {
    const isThere = Array.isArray(node) ? typeof key === 'number' && key in node : hasKey(node, key);
    if (!isThere) break;
    node = (node as Readonly<Record<string | number, unknown>>)[key];
    depth += 1;
  }
  return { path: path.slice(0, depth), text };
}

function hasKey(node: unknown, key: string | number): boolean {
  return isRecord(node) && Object.hasOwn(node, key);
}

function blockLines(node: object, layout: Layout): readonly string[] {
  const keys = Object.keys(node);
  const below = (key: string | number, index: number) => ({
    ...layout,
    path: [...layout.path, key],
    isEnd: layout.isEnd && index === keys.length - 1,
  });
  if (Array.isArray(node))
    return node.flatMap((item: unknown, index) => itemLines(item, below(index, index), false));
  return Object.entries(node).flatMap(([key, value]: [string, unknown], index) =>
    pairLines(key, value, below(key, index)),
  );
}

function pairLines(key: string, value: unknown, layout: Layout): readonly string[] {
  const head = `${' '.repeat(layout.indent)}${scalarText(key, true)}:`;
  const short = oneLine(head, value, layout);
  if (short !== undefined) return withComments(short, layout);
  return [...above(layout), head, ...blockLines(value as object, { ...layout, indent: layout.indent + 2 })];
}

function itemLines(item: unknown, layout: Layout, isBlock: boolean): readonly string[] {
  const dash = `${' '.repeat(layout.indent)}-`;
  const short = isBlock ? undefined : oneLine(dash, item, layout);
  if (short !== undefined) return withComments(short, layout);
  const lines = blockLines(item as object, { ...layout, indent: layout.indent + 2 });
  const first = lines.findIndex((line) => !line.trimStart().startsWith('#'));
  const leading = lines.slice(0, first).map((line) => line.slice(2));
  return [
    ...above(layout),
    ...leading,
    `${dash} ${(lines[first] ?? '').trimStart()}`,
    ...lines.slice(first + 1),
  ];
}

/** Returns a node behind its head in one line; undefined if it is a block. */
function oneLine(head: string, value: unknown, layout: Layout): string | undefined {
  const isLeaf = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
  const line = `${head} ${isLeaf && typeof value !== 'object' ? scalarText(value, false) : flowText(value)}`;
  if (isLeaf) return line;
  return widthOf(line) <= layout.width && isShort(value) && !isCommentedInside(layout) ? line : undefined;
}

/** Returns a value in one line. */
function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (!isRecord(value)) return scalarText(value, true);
  const pairs = Object.entries(value).map(([key, member]) => `${scalarText(key, true)}: ${flowText(member)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** A longer or deeper value is hard to read in one line. */
const most = { depth: 4, leaves: 8 };

function isShort(value: unknown): boolean {
  return depthOf(value) <= most.depth && leavesOf(value) <= most.leaves;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

function leavesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return 1;
  return Object.values(value).reduce<number>((count, member) => count + leavesOf(member), 0);
}

function isCommentedInside({ path, comments }: Layout): boolean {
  return comments.some((one) => one.path.length > path.length && startsWith(one.path, path));
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((key, index) => path[index] === key);
}

/** Writes one comment behind a line if there is room, and others above it. */
function withComments(line: string, layout: Layout): readonly string[] {
  const [comment, ...others] = commentsAt(layout);
  const behind = comment === undefined ? line : `${line} # ${inOneLine(comment)}`;
  if (!layout.isEnd && others.length === 0 && widthOf(behind) <= layout.width) return [behind];
  return [...above(layout), line];
}

function above(layout: Layout): readonly string[] {
  return commentsAt(layout).flatMap((text) => commentLines(text, layout));
}

function commentsAt({ path, comments }: Layout): readonly string[] {
  return comments
    .filter((one) => one.path.length === path.length && startsWith(one.path, path))
    .map(({ text }) => text);
}
