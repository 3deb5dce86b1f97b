import { isMap, isNode, isScalar, isSeq, parse, parseDocument, type Pair } from 'yaml';
import { FileError } from '../../errors.ts';
import { isRecord } from '../../json.ts';
import { yamlOf } from '../../files/yaml.ts';
import { idText, isOfDigests } from './digests.ts';
import { entriesOf, lineFinder, type Entry } from './entries.ts';

/** A part of a list: an entry with the comments above it, an entry that is a comment, or another comment. */
export interface Piece {
  /** The target of the action, or the login of the account; undefined for others. */
  readonly id: string | undefined;
  /** Whether it is an entry that isn't a comment. */
  readonly isEntry: boolean;
  /** The blank lines above it. */
  readonly gap: readonly string[];
  readonly lines: readonly string[];
  /** The line of the file at which it begins, from 1; 0 for a new entry of adopt. */
  readonly line: number;
}

/** A file around one of its lists. */
export interface Pieces {
  readonly before: readonly string[];
  readonly pieces: readonly Piece[];
  readonly after: readonly string[];
  /** The indentation of the list. */
  readonly indent: number;
}

/** The list of a file, and the key that identifies its entries. */
export interface ListOf {
  /** The name of the file in messages. */
  readonly file: string;
  readonly list: 'actions' | 'accounts';
  readonly id: 'target' | 'login';
}

/** Splits a YAML file at the entries of a list. Throws a FileError if it isn't YAML with that list as a block. */
export function piecesOf(text: string, { file, list, id }: ListOf): Pieces {
  // throws for what isn't YAML
  yamlOf(text, file);
  const top = parseDocument(text, { keepSourceTokens: true, uniqueKeys: false }).contents;
  const pairs = isMap(top) && top.flow !== true ? top.items : [];
  const index = pairs.findIndex(({ key }) => isScalar(key) && key.value === list);
  const value = pairs[index]?.value;
  const isBlock = isSeq(value) && value.flow !== true;
  if (index < 0 || !(isBlock || isEmpty(value))) throw notBlock(file, list);
  const lines = text.split('\n');
  const lineAt = lineFinder(text);
  const lineOf = (pair: Pair) => lineAt((isNode(pair.key) && pair.key.range?.[0]) || 0);
  const [own, next] = [pairs[index], pairs[index + 1]].map((pair) => pair && lineOf(pair));
  const first = (own ?? 0) + 1;
  const entries = isSeq(value) ? entriesOf(value, id, text, lineAt) : [];
  const indent = entries[0] === undefined ? 2 : indentOf(lines[entries[0].start] ?? '');
  return split(lines, { first, last: next ?? lines.length, entries, indent, id });
}

function isEmpty(value: unknown): boolean {
  return isSeq(value) ? value.items.length === 0 : isScalar(value) && value.value === null;
}

function notBlock(file: string, list: string): FileError {
  return new FileError([
    `${file}: expected YAML with the key ${list} and each of its entries on lines of their own after "- "; move the file away to let adopt write a new one`,
  ]);
}

/** The lines of a list, from its first line to the line after its last. */
interface ListLines {
  readonly first: number;
  readonly last: number;
  readonly entries: readonly Entry[];
  readonly indent: number;
  readonly id: string;
}

function split(lines: readonly string[], { first, last, entries, indent, id }: ListLines): Pieces {
  const pieces: Piece[] = [];
  const starts = new Map(entries.map((entry) => [entry.start, entry]));
  const stop = endOf(lines, entries.at(-1)?.end ?? first, last, indent);
  let [gap, comment]: [string[], string[]] = [[], []];
  let at = first;

  function addPiece(own: Pick<Piece, 'id' | 'isEntry'>, end: number): void {
    pieces.push({ ...own, gap, lines: lines.slice(at - comment.length, end), line: at - comment.length + 1 });
    [gap, comment] = [[], []];
  }

  function endComment(): void {
    if (comment.length > 0) addPiece({ id: openId(comment, id), isEntry: false }, at);
  }

  while (at < stop) {
    const line = lines[at] ?? '';
    const entry = starts.get(at);
    const above = comment.at(-1);
    if (above !== undefined && isOfDigests(above) !== isOfDigests(line)) endComment();
    if (entry !== undefined) addPiece({ id: entry.id, isEntry: true }, entry.end);
    else if (line.trim() === '') {
      endComment();
      gap.push(line);
    } else if (isOfPrevious(line)) pieces.push(withLine(pieces.pop(), line));
    else comment.push(line);
    at = entry?.end ?? at + 1;
  }
  endComment();
  return { before: lines.slice(0, first), pieces, after: [...gap, ...lines.slice(stop)], indent };

  /** A comment that is indented more than the list belongs to the entry above it. */
  function isOfPrevious(line: string): boolean {
    return indentOf(line) > indent && gap.length + comment.length === 0 && pieces.at(-1)?.isEntry === true;
  }
}

function withLine(piece: Piece | undefined, line: string): Piece {
  const { lines = [], ...others } = piece ?? { id: undefined, isEntry: false, gap: [], line: 0 };
  return { ...others, lines: [...lines, line] };
}

/** Returns the line after the list: comments that aren't indented as the list is belong to what follows. */
function endOf(lines: readonly string[], from: number, last: number, indent: number): number {
  const index = lines
    .slice(from, last)
    .findIndex((line) => isOfDigests(line) || (indent > 0 && line.trim() !== '' && indentOf(line) === 0));
  return index < 0 ? last : from + index;
}

/** Returns the columns before the first character of a line. */
function indentOf(line: string): number {
  return Math.max(0, line.search(/\S/));
}

/** Returns the id of an entry that is a comment; undefined if the comment is something else. */
function openId(comment: readonly string[], id: string): string | undefined {
  const text = comment.map((line) => line.trimStart().replace(/^# ?/, '')).join('\n');
  if (!text.includes(`- ${id}: `)) return undefined;
  try {
    const list: unknown = parse(text, { logLevel: 'silent' });
    const [entry, ...others] = Array.isArray(list) ? (list as readonly unknown[]) : [];
    const named = others.length === 0 && isRecord(entry) ? entry[id] : undefined;
    return typeof named === 'string' ? idText(named) : undefined;
  } catch {
    return undefined;
  }
}
