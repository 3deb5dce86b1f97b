import { readFileSync } from 'node:fs';
import { LineCounter, isScalar, parse, parseDocument, visit } from 'yaml';
import { bundled } from './bundle.ts';
import { isRecord, type Node } from '../../src/json.ts';

export { isRecord as isNode, type Node };

/** An OpenAPI document with its references followed on request. */
export interface OpenApiDocument {
  /** The file that it was read from. */
  readonly file: string;
  readonly root: Node;
  /** Returns the object under a key, with references followed; throws if there is none. */
  at(node: Node, key: string): Node;
  /** Like `at`, but returns undefined if there is none. */
  find(node: Node, key: string): Node | undefined;
  /** Returns the entries of the object under a key; none if the key is missing. */
  entries(node: Node, key: string): readonly (readonly [string, Node])[];
  /** Returns the objects of the list under a key, with references followed; none if the key is missing. */
  list(node: Node, key: string): readonly Node[];
}

/** Reads an OpenAPI document from a YAML file, and copies the JSON Schema definitions that it refers to. */
export function readDocument(file: string): OpenApiDocument {
  const root: unknown = parse(readFileSync(file, 'utf8'));
  if (!isRecord(root)) throw new Error(`${file} is not an object`);
  return openDocument(bundled(root, file), file);
}

/** Wraps a parsed OpenAPI document. */
export function openDocument(root: Node, file: string): OpenApiDocument {
  function resolve(value: unknown): unknown {
    if (!isRecord(value) || typeof value['$ref'] !== 'string') return value;
    const target = value['$ref'].replace(/^#\//, '').split('/').reduce<unknown>(step, root);
    if (target === undefined) throw new Error(`${file}: the reference ${value['$ref']} leads nowhere`);
    return resolve(target);
  }
  function find(node: Node, key: string): Node | undefined {
    const value = resolve(node[key]);
    return isRecord(value) ? value : undefined;
  }
  function at(node: Node, key: string): Node {
    const value = find(node, key);
    if (value === undefined) throw new Error(`${file}: no object under ${key}`);
    return value;
  }
  const entries = (node: Node, key: string) => {
    const value = find(node, key) ?? {};
    return Object.keys(value).map((name) => [name, at(value, name)] as const);
  };
  const list = (node: Node, key: string) => {
    const values = node[key];
    return Array.isArray(values)
      ? values.map((_, index) => at(values as unknown as Node, String(index)))
      : [];
  };
  return { file, root, at, find, entries, list };
}

/** Returns the first line of a YAML file that has a key; undefined if there is none. */
export function lineOfKey(file: string, key: string): number | undefined {
  const lines = new LineCounter();
  let offset: number | undefined;
  visit(parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines }), {
    Pair(_, { key: node }) {
      if (!isScalar(node) || node.value !== key) return undefined;
      offset = node.range?.[0];
      return visit.BREAK;
    },
  });
  return offset === undefined ? undefined : lines.linePos(offset).line;
}

/** Returns the string under a key; throws if it is missing. */
export function text(node: Node, key: string, where: string): string {
  const value = node[key];
  if (typeof value !== 'string') throw new Error(`${where}: ${key} must be a string`);
  return value;
}

/** Serializes a schema with its references resolved, for comparison. */
export function wholeSchema(document: OpenApiDocument, name: string): string {
  const schemas = document.at(document.at(document.root, 'components'), 'schemas');
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(whole);
    if (!isRecord(value)) return value;
    const target = /^#\/components\/schemas\/(\w+)$/.exec(String(value['$ref']))?.[1];
    if (target !== undefined) return whole(schemas[target]);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, whole(part)]));
  };
  return JSON.stringify(whole(schemas[name]));
}

function step(node: unknown, key: string): unknown {
  return isRecord(node) ? node[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
}
