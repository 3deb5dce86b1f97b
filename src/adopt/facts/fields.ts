import { isRecord } from '../../json.ts';
import { memberOf, nodeAt } from '../../declared/contract/pointer.ts';
import { wordsOf } from './name-parts.ts';

/** A field of a body, or a parameter. */
export interface Field {
  /** The names that lead to it; an item of a list has the index 0. */
  readonly path: readonly string[];
  /** The words of its own name: `access token`. */
  readonly words: string;
  /** The types of JSON Schema; none if the schema names none. */
  readonly types: readonly string[];
  readonly format: string;
  /** The regular expression of its texts; empty if the schema has none. */
  readonly pattern: string;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
  /** The values that the schema lists for it, or for the items of its list. */
  readonly values: readonly unknown[];
  readonly description: string;
  readonly example: unknown;
}

/** A value that a request can have, with its place in the form of the marks: `body.email`. */
export interface RequestField extends Field {
  readonly place: string;
}

/** The fields of a schema, and the types of the whole. */
export interface Shape {
  readonly types: readonly string[];
  readonly format: string;
  readonly fields: readonly Field[];
}

const none: Shape = { types: [], format: '', fields: [] };
const deepest = 5;
/** A contract's largest bodies have some hundred fields; recursive ones would have any number. */
const most = 400;

/** Creates the function that flattens schemas. It remembers each schema, since contracts use the same ones often. */
export function createShapes(document: unknown): (schema: unknown) => Shape {
  const known = new Map<unknown, Shape>();

  function shapeOf(schema: unknown): Shape {
    const remembered = known.get(schema);
    if (remembered !== undefined) return remembered;
    const shape = flattened(document, schema);
    known.set(schema, shape);
    return shape;
  }

  return (schema) => (isRecord(schema) ? shapeOf(schema) : none);
}

function flattened(document: unknown, top: unknown): Shape {
  const fields = new Map<string, Field>();

  function visit(schema: unknown, path: readonly string[]): void {
    if (path.length > deepest || fields.size > most) return;
    for (const part of partsOf(document, schema)) {
      const required = memberOf(part, 'required');
      const properties = memberOf(part, 'properties');
      for (const [name, member] of Object.entries(isRecord(properties) ? properties : {})) {
        const isRequired = Array.isArray(required) && required.includes(name);
        add(fields, fieldOf(document, member, { path: [...path, name], isRequired }));
        visit(member, [...path, name]);
      }
      const items = memberOf(part, 'items');
      if (items !== undefined) visit(items, [...path, '0']);
    }
  }

  visit(top, []);
  const { types, format } = fieldOf(document, top, { path: [], isRequired: true });
  return { types, format, fields: [...fields.values()] };
}

/** Adds a field. Of alternatives with the same field, it is required only if it is in all that were seen. */
function add(fields: Map<string, Field>, field: Field): void {
  const name = field.path.join('\n');
  const known = fields.get(name);
  if (known === undefined || (known.types.length === 0 && field.types.length > 0)) fields.set(name, field);
}

interface Place {
  readonly path: readonly string[];
  readonly isRequired: boolean;
}

/** Returns the field of a schema. */
export function fieldOf(document: unknown, schema: unknown, { path, isRequired }: Place): Field {
  const parts = partsOf(document, schema);
  const textOf = (key: string): string =>
    parts.map((part) => memberOf(part, key)).find((value) => typeof value === 'string') ?? '';
  const examples = parts.flatMap((part) => [memberOf(part, 'example'), firstOf(memberOf(part, 'examples'))]);
  return {
    path,
    words: wordsOf(path.findLast((name) => !/^\d+$/.test(name)) ?? ''),
    types: [...new Set(parts.flatMap(typesOf))],
    format: textOf('format').toLowerCase(),
    pattern: textOf('pattern'),
    isRequired,
    isReadOnly: parts.some((part) => memberOf(part, 'readOnly') === true),
    isWriteOnly: parts.some((part) => memberOf(part, 'writeOnly') === true),
    values: [...parts, ...parts.flatMap((part) => partsOf(document, memberOf(part, 'items')))].flatMap(
      valuesOf,
    ),
    description: textOf('description') || textOf('title'),
    example: examples.find((value) => value !== undefined),
  };
}

/** Returns the values that a schema allows, if it lists them. */
function valuesOf(schema: unknown): readonly unknown[] {
  const [listed, one] = [memberOf(schema, 'enum'), memberOf(schema, 'const')];
  if (Array.isArray(listed)) return listed;
  return one === undefined ? [] : [one];
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

function typesOf(schema: unknown): readonly string[] {
  const type = memberOf(schema, 'type');
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.filter((one) => typeof one === 'string');
  if (memberOf(schema, 'properties') !== undefined) return ['object'];
  return memberOf(schema, 'items') === undefined ? [] : ['array'];
}

const combiners = ['allOf', 'oneOf', 'anyOf'] as const;

/** Returns a schema with the schemas that it combines, after references. */
function partsOf(document: unknown, top: unknown): readonly unknown[] {
  const parts = new Set<unknown>();

  function visit(schema: unknown): void {
    const target = followed(document, schema);
    if (!isRecord(target) || parts.has(target)) return;
    parts.add(target);
    for (const key of combiners) {
      const list = memberOf(target, key);
      if (Array.isArray(list)) list.forEach(visit);
    }
  }

  visit(top);
  return [...parts];
}

function followed(document: unknown, schema: unknown): unknown {
  const reference = memberOf(schema, '$ref');
  return typeof reference === 'string' && reference.startsWith('#')
    ? nodeAt(document, decodeURIComponent(reference.slice(1)))?.value
    : schema;
}

/** Returns the fields that a value has, as if a schema declared them. */
export function fieldsOfValue(value: unknown): readonly Field[] {
  const fields: Field[] = [];

  function visit(node: unknown, path: readonly string[]): void {
    if (path.length > 0) fields.push(fieldOfValue(node, path));
    if (path.length >= deepest || fields.length > most) return;
    if (Array.isArray(node)) visit(node[0], [...path, '0']);
    else if (isRecord(node))
      for (const [name, member] of Object.entries(node)) visit(member, [...path, name]);
  }

  visit(value, []);
  return fields.filter(({ path }) => path.at(-1) !== '0');
}

function fieldOfValue(value: unknown, path: readonly string[]): Field {
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  return {
    ...{ path, words: wordsOf(path.findLast((name) => !/^\d+$/.test(name)) ?? ''), types: [type] },
    ...{
      format: '',
      pattern: '',
      isRequired: false,
      isReadOnly: false,
      isWriteOnly: false,
      values: [],
      description: '',
    },
    example: value,
  };
}
