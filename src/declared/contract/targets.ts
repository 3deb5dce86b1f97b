import { didYouMean, expectedOneOf } from '../../suggestion.ts';
import { exec, parsePath, type JsonValue } from './json-path-library.ts';
import { memberOf, pointerOf, type Path } from './pointer.ts';

/** A node that a JSONPath selects, and the path to it. */
export interface Selected {
  readonly value: unknown;
  readonly path: Path;
}

/** Returns the nodes that a JSONPath (RFC 9535) selects, each once; a message if it is invalid or selects none. */
export function select(document: unknown, expression: string): readonly Selected[] | string {
  const parsed = parsedPath(expression);
  if (typeof parsed === 'string') return parsed;
  const found = new Map<string, Selected>();
  if (isJson(document))
    exec(document, expression, (value, keys) => {
      const path = keys.map((key) => (typeof key === 'string' ? unescaped(key) : key));
      found.set(pointerOf(path), { value, path });
    });
  return found.size > 0 ? [...found.values()] : `${expression} matches nothing: ${nearest(document, parsed)}`;
}

type Segments = ReturnType<typeof parsePath>['segments'];

function parsedPath(expression: string): Segments | string {
  try {
    const { segments } = parsePath(expression);
    // the library would run the pattern in an engine whose time may grow exponentially
    return hasPattern(segments)
      ? `${expression} uses match() or search(); expected a comparison with ==`
      : segments;
  } catch (error) {
    const offset = memberOf(memberOf(memberOf(error, 'location'), 'start'), 'offset');
    const at = typeof offset === 'number' ? offset : 0;
    const found = JSON.stringify(expression.charAt(at) || 'the end');
    return `${expression} isn't a JSONPath: unexpected ${found} at character ${at + 1}; names such as x-login need brackets: ['x-login']`;
  }
}

function hasPattern(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ('type' in node && node.type === 'FunctionExpr' && 'name' in node)
    if (node.name === 'match' || node.name === 'search') return true;
  return Object.values(node).some(hasPattern);
}

/** All parsed documents are JSON; `parse` has checked it. */
function isJson(value: unknown): value is JsonValue {
  return value !== undefined;
}

/** Reverts the escapes of RFC 9535's normalized paths. */
function unescaped(key: string): string {
  return key.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_whole, code: string | undefined, character: string) =>
    code === undefined ? (escapes[character] ?? character) : String.fromCharCode(parseInt(code, 16)),
  );
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Words the nearest path that exists, and suggests one of its keys instead of the first missing key. */
function nearest(document: unknown, segments: Segments): string {
  let [node, path] = [document, '$'];
  for (const segment of segments) {
    const key = keyOf(segment);
    if (key === undefined) return `${path} has no matching node${similarValue(document, segments)}`;
    const next = memberOf(node, key);
    if (next === undefined) return missing(path, node, key);
    node = next;
    path = appended(path, key);
  }
  return `${path} is the nearest path`;
}

function missing(path: string, node: unknown, key: string | number): string {
  if (Array.isArray(node)) return `${path} has ${node.length} entries, numbered from 0`;
  const known = typeof node === 'object' && node !== null ? Object.keys(node) : [];
  if (known.length === 0) return `${path} has no keys`;
  return `${path} has no ${key}; ${expectedOneOf(String(key), known, 5)}`;
}

/** Returns the one key or index that a segment selects; undefined if it may select several. */
function keyOf(segment: Segments[number]): string | number | undefined {
  if (segment.type !== 'ChildSegment') return undefined;
  const { node } = segment;
  if (node.type === 'MemberNameShorthand') return node.value;
  if (node.type !== 'BracketedSelection' || node.selectors.length > 1) return undefined;
  const [selector] = node.selectors;
  return selector?.type === 'NameSelector' || selector?.type === 'IndexSelector' ? selector.value : undefined;
}

function appended(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}['${key.replaceAll("'", "\\'")}']`;
}

/** Suggests a value for the first comparison with a text, such as `@.operationId == 'logn'`. */
function similarValue(document: unknown, segments: Segments): string {
  const compared = comparisonIn(segments);
  if (compared === undefined) return '';
  const values = new Set<string>();
  collect(document, compared.member, values);
  const suggestion = didYouMean(compared.text, [...values]);
  return suggestion === undefined ? '' : `; ${suggestion}`;
}

function comparisonIn(node: unknown): { readonly member: string; readonly text: string } | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('type' in node && node.type === 'ComparisonExpr' && 'left' in node && 'right' in node) {
    const text = memberOf(node.right, 'value');
    const segments = memberOf(node.left, 'segments');
    const member = Array.isArray(segments) ? memberOf(memberOf(segments.at(-1), 'node'), 'value') : undefined;
    return typeof text === 'string' && typeof member === 'string' ? { member, text } : undefined;
  }
  for (const child of Object.values(node)) {
    const found = comparisonIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function collect(node: unknown, member: string, values: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  const value = memberOf(node, member);
  if (typeof value === 'string') values.add(value);
  for (const child of Object.values(node)) collect(child, member, values);
}
