import { isMap, isNode, isPair, isScalar, isSeq, Pair, parseDocument, stringify, type YAMLMap } from 'yaml';
import { select } from '../../declared/contract/targets.ts';
import { isRecord, type Node } from '../../json.ts';
import type { AnswerTemplate } from './answer-template.ts';

/** The place of an answer in an overlay. */
export interface AnswerPlace {
  /** The path to the node that the overlay's action selects: empty for the marks at the top. */
  readonly path: readonly string[];
  /** The place of the act in `acts`; undefined if the operation has one act. */
  readonly actIndex: number | undefined;
}

/** An answer to write. */
export interface WrittenAnswer extends AnswerTemplate {
  readonly provenance: 'observed';
  readonly source: string;
}

/**
 * Adds an answer to the text of an overlay, or replaces the one for the outcome; the rest of the text stays as it is. `document` is the contract, in which the
 * targets of the actions are looked up. Undefined if the overlay's form has no place for it.
 */
export function withAnswer(
  whole: string,
  document: Node,
  place: AnswerPlace,
  outcome: string,
  answer: WrittenAnswer,
): string | undefined {
  const isWindows = whole.includes('\r\n');
  const text = isWindows ? whole.replaceAll('\r\n', '\n') : whole;
  const added = addedTo(text, document, place, outcome, answer);
  return isWindows ? added?.replaceAll('\n', '\r\n') : added;
}

function addedTo(
  text: string,
  document: Node,
  place: AnswerPlace,
  outcome: string,
  answer: WrittenAnswer,
): string | undefined {
  const actions = parseDocument(text).get('actions', true);
  if (!isSeq(actions) || actions.range == null) return undefined;
  for (const action of [...actions.items].reverse()) {
    const marks = marksIn(action, document, place);
    if (marks === undefined) continue;
    const answers = marks.get('answers', true);
    // what an alias repeats belongs to another operation, too
    if (marks.anchor !== undefined) continue;
    if (isMap(answers) && answers.anchor === undefined && answers.has(outcome))
      return withReplaced(text, answers, outcome, answer);
    if (isMap(answers) && answers.anchor === undefined) return withPair(text, answers, outcome, answer);
    if (answers === undefined) return withPair(text, marks, 'answers', { [outcome]: answer });
  }
  return withAction(text, actions.items, place, outcome, answer);
}

/** Returns the text of a new overlay without actions; `extended` is the contract, relative to it. */
export function newOverlay(title: string, extended: string): string {
  return `overlay: 1.0.0\ninfo: { title: ${JSON.stringify(title)}, version: 1.0.0 }\nextends: ${JSON.stringify(extended)}\nactions:\n  - target: $\n    update: { x-login: { version: 1 } }\n`;
}

/** Returns the text of an overlay for another folder; `extended` is the contract, relative to it. */
export function copiedOverlay(text: string, extended: string, isJson: boolean): string {
  const document = parseDocument(text);
  if (isJson)
    return `${JSON.stringify({ ...(document.toJS() as object), extends: extended }, undefined, 2)}\n`;
  const value = document.get('extends', true);
  if (!isScalar(value) || value.range == null) return text;
  const [start, end] = value.range;
  return `${text.slice(0, start)}${onOneLine(extended)}${text.slice(end)}`;
}

/** Adds a comment at the end of the text, unless it is there. */
export function withComment(text: string, lines: readonly string[]): string {
  const comment = lines.map((line) => `# ${line}`).join('\n');
  const [, second = ''] = comment.split('\n');
  return text.includes(second) ? text : `${text.trimEnd()}\n\n${comment}\n`;
}

/** Returns a value as YAML on one line. */
export function onOneLine(value: unknown): string {
  return stringify(value, {
    collectionStyle: 'flow',
    lineWidth: 0,
    singleQuote: true,
    blockQuote: false,
  }).trimEnd();
}

/** Returns the marks of an action for a place; undefined if it is for another, or has none. */
function marksIn(action: unknown, document: Node, { path, actIndex }: AnswerPlace): YAMLMap | undefined {
  if (!isMap(action)) return undefined;
  const target = action.get('target');
  if (typeof target !== 'string' || !selects(target, document, path)) return undefined;
  const marks = action.getIn(['update', 'x-login'], true);
  if (!isMap(marks) || actIndex === undefined) return isMap(marks) ? marks : undefined;
  const act = marks.getIn(['acts', actIndex], true);
  return isMap(act) ? act : undefined;
}

function selects(target: string, document: Node, path: readonly string[]): boolean {
  if (target === '$') return path.length === 0;
  const selected = select(document, target);
  if (typeof selected === 'string' || selected.length !== 1) return false;
  return selected.every((one) => one.path.join('\n') === path.join('\n'));
}

/** Adds a pair to a map of the text. */
function withPair(text: string, map: YAMLMap, key: string, value: unknown): string | undefined {
  if (map.range == null) return undefined;
  if (map.flow === true) return inFlow(text, map.range[1], map.items.length > 0, key, value);
  const [first] = map.items;
  const last = map.items.at(-1);
  const start = first === undefined ? undefined : startOf(first);
  const end = last === undefined ? undefined : endOf(last);
  if (start === undefined || end === undefined) return undefined;
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  return insertedAfterLine(text, end, pairLines(key, value, indent));
}

/** Replaces the value of a pair. The remarks of adopt on it are removed with it. */
function withReplaced(text: string, map: YAMLMap, key: string, value: unknown): string | undefined {
  const pair = map.items.find((one) => isScalar(one.key) && one.key.value === key);
  const start = pair === undefined ? undefined : startOf(pair);
  const end = pair === undefined ? undefined : lastEndOf(pair);
  if (start === undefined || end === undefined) return undefined;
  const before = text.slice(0, start);
  if (map.flow === true) {
    const isJson = text.trimStart().startsWith('{');
    const added = isJson
      ? `${JSON.stringify(key)}: ${JSON.stringify(value)}`
      : `${keyText(key)}: ${onOneLine(value)}`;
    return `${before}${added}${text.slice(end)}`;
  }
  const line = before.lastIndexOf('\n') + 1;
  const after = text.slice(end).replace(/^ *# (?:likely|sure):[^\n]*/, '');
  const above = withoutRemark(before.slice(0, line));
  return `${above}${pairLines(key, value, start - line)}${after}`;
}

/** Removes the remark of adopt at the end of a text: a comment that begins with its certainty. */
function withoutRemark(text: string): string {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line, index) => index < lines.length - 1 && !/^ *#/.test(line));
  const comment = lines.slice(last + 1, -1);
  const first = comment.findLastIndex((line) => /^ *# (?:likely|sure):/.test(line));
  if (first < 0) return text;
  return [...lines.slice(0, last + 1 + first), ''].join('\n');
}

/** Returns the end of a pair's last value, without the comments below it. */
function lastEndOf(pair: Pair): number | undefined {
  const { value } = pair;
  if (!(isMap(value) || isSeq(value)) || value.flow === true) return endOf(pair);
  const last: unknown = value.items.at(-1);
  if (isPair(last)) return lastEndOf(last);
  return isNode(last) ? lastEndOf(new Pair(last, last)) : endOf(pair);
}

function inFlow(
  text: string,
  end: number,
  hasItems: boolean,
  key: string,
  value: unknown,
): string | undefined {
  const before = text.slice(0, end - 1).trimEnd();
  if (text[end - 1] !== '}') return undefined;
  const isJson = text.trimStart().startsWith('{');
  const pair = isJson ? `${JSON.stringify(key)}: ${JSON.stringify(value)}` : `${key}: ${onOneLine(value)}`;
  const comma = !hasItems || before.endsWith(',') ? '' : ',';
  return `${before}${comma} ${pair} ${text.slice(end - 1)}`;
}

/** The longest line of an answer; a longer one becomes a block. */
const longestLine = 110;

/** Returns the lines of a pair: on one line if it is short, otherwise with its members on lines of their own. */
function pairLines(key: string, value: unknown, indent: number, isSplit = key === 'answers'): string {
  const margin = ' '.repeat(indent);
  const line = `${margin}${keyText(key)}: ${onOneLine(value)}`;
  if (!isRecord(value) || (line.length <= longestLine && !isSplit)) return line;
  const members = Object.entries(value).map(([name, part]) => pairLines(name, part, indent + 2, false));
  return [`${margin}${keyText(key)}:`, ...members].join('\n');
}

/** Quotes a key that needs it. */
function keyText(key: string): string {
  return onOneLine(key);
}

function insertedAfterLine(text: string, offset: number, lines: string): string {
  const content = text.slice(0, offset).trimEnd().length;
  const found = text.indexOf('\n', content);
  const at = found === -1 ? text.length : found;
  return `${text.slice(0, at)}\n${lines}${text.slice(at)}`;
}

function withAction(
  text: string,
  actions: readonly unknown[],
  { path, actIndex }: AnswerPlace,
  outcome: string,
  answer: WrittenAnswer,
): string | undefined {
  const first = actions[0];
  const last = actions.at(-1);
  // an answer of one of several acts has no place outside its list
  if (!isMap(first) || first.flow === true || !isMap(last) || last.range == null || actIndex !== undefined)
    return undefined;
  const start = first.items[0] === undefined ? undefined : startOf(first.items[0]);
  if (start === undefined) return undefined;
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  const margin = ' '.repeat(indent);
  const lines = [
    `${margin.slice(2)}- target: ${targetOf(path)}`,
    `${margin}update:`,
    `${margin}  x-login:`,
    `${margin}    answers:`,
    pairLines(outcome, answer, indent + 6),
  ];
  const end = last.items.at(-1);
  return insertedAfterLine(text, (end && endOf(end)) ?? last.range[1], lines.join('\n'));
}

function targetOf(path: readonly string[]): string {
  const [, template = '', method = ''] = path;
  return path.length === 0 ? '$' : `$.paths['${template.replaceAll("'", "\\'")}'].${method}`;
}

function startOf({ key }: Pair): number | undefined {
  return isScalar(key) ? key.range?.[0] : undefined;
}

function endOf({ key, value }: Pair): number | undefined {
  const node = value ?? key;
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? (node.range as readonly number[])[1]
    : undefined;
}
