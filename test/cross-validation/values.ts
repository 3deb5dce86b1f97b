import fc, { type Arbitrary } from 'fast-check';
import { isNode, text, type Node, type OpenApiDocument } from '../../tools/codegen/document.ts';
import { fieldNames, texts } from './unusual-values.ts';

/** Values that match a schema. Throws if the schema has an unsupported keyword. */
export function valuesOf(schema: unknown, document: OpenApiDocument): Arbitrary<unknown> {
  const node = document.at({ schema }, 'schema');
  const values = notNull(node, document);
  return node['nullable'] === true ? fc.option(values) : values;
}

/** Returns the names of all fields at any depth of a schema. */
export function namesIn(schema: unknown, document: OpenApiDocument): readonly string[] {
  const node = document.find({ schema }, 'schema') ?? {};
  const below = document.entries(node, 'properties');
  return [
    ...below.flatMap(([name, property]) => [name, ...namesIn(property, document)]),
    ...branchesOf(node).flatMap((branch) => namesIn(branch, document)),
  ];
}

/** Returns the names of a body's fields that may be a string or another type. */
export function ambiguousIn(schema: unknown, document: OpenApiDocument): readonly string[] {
  const node = document.find({ schema }, 'schema') ?? {};
  const own = document.entries(node, 'properties').filter(([, property]) => branchesOf(property).length > 0);
  const branches = branchesOf(node).flatMap((branch) => ambiguousIn(branch, document));
  return [...own.map(([name]) => name), ...branches];
}

function notNull(schema: Node, document: OpenApiDocument): Arbitrary<unknown> {
  if (schema['allOf'] !== undefined) throw new Error("allOf isn't supported yet");
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const branches = branchesOf(schema).map((branch) => valuesOf(branch, document));
  if (branches.length > 0) {
    const each = branches.map((arbitrary) => ({ weight: 2, arbitrary }));
    return fc.oneof(...each, { weight: 1, arbitrary: fc.tuple(...branches).map(together) });
  }
  if (schema['type'] === undefined) return fc.jsonValue();
  const type = text(schema, 'type', 'schema');
  const made = byType[type];
  if (made === undefined) throw new Error(`type ${type} isn't supported yet`);
  return made(schema, document);
}

const byType: Readonly<Record<string, (schema: Node, document: OpenApiDocument) => Arbitrary<unknown>>> = {
  object: objects,
  array: (schema, document) =>
    fc.array(valuesOf(schema['items'] ?? {}, document), {
      ...limit('minLength', schema['minItems']),
      ...limit('maxLength', schema['maxItems'] ?? 4),
    }),
  string: strings,
  integer: (schema) => fc.integer({ ...limit('min', schema['minimum']), ...limit('max', schema['maximum']) }),
  number: (schema) =>
    fc.double({
      noNaN: true,
      noDefaultInfinity: true,
      ...limit('min', schema['minimum']),
      ...limit('max', schema['maximum']),
    }),
  boolean: () => fc.boolean(),
};

function objects(schema: Node, document: OpenApiDocument): Arbitrary<unknown> {
  const properties = document
    .entries(schema, 'properties')
    .map(([name, property]) => [name, valuesOf(property, document)] as const);
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
  const known = fc.record(Object.fromEntries(properties), { requiredKeys: required });
  const more = schema['additionalProperties'] ?? true;
  if (more === false) return known;
  const values = isNode(more) ? valuesOf(more, document) : fc.jsonValue({ maxDepth: 1 });
  const extra = fc.dictionary(fieldNames, values, { minKeys: 1, maxKeys: 2 });
  return fc.oneof({ weight: 3, arbitrary: known }, fc.tuple(extra, known).map(together));
}

/** A cache of string arbitraries by their pattern, because creating them is slow. */
const textsByPattern = new Map<string, Arbitrary<string>>();

function fitting(pattern: string): Arbitrary<string> {
  const made = textsByPattern.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'));
  textsByPattern.set(pattern, made);
  return made;
}

function strings(schema: Node): Arbitrary<string> {
  const { pattern, format } = schema;
  if (typeof pattern === 'string') return fitting(pattern);
  if (format === undefined)
    return texts({ ...limit('minLength', schema['minLength']), ...limit('maxLength', schema['maxLength']) });
  const name = text(schema, 'format', 'schema');
  const formatted = byFormat[name];
  if (formatted === undefined) throw new Error(`format ${name} isn't supported yet`);
  return formatted;
}

/** Strings of a format, including strings that only a loose check accepts. */
const byFormat: Readonly<Record<string, Arbitrary<string>>> = {
  email: fc.oneof(
    { weight: 4, arbitrary: fc.emailAddress() },
    { weight: 1, arbitrary: fc.constant('a@localhost') },
  ),
};

function branchesOf(schema: Node): readonly unknown[] {
  const branches = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(branches) ? branches : [];
}

/** Merges objects, of which later ones win; returns the first value that isn't an object, if any. */
function together(values: readonly unknown[]): unknown {
  const stranger = values.find((value) => !isNode(value));
  if (stranger !== undefined) return stranger;
  return Object.fromEntries(values.flatMap((value) => Object.entries(value ?? {})));
}

function limit<Name extends string>(name: Name, value: unknown): { readonly [K in Name]?: number } {
  return typeof value === 'number' ? ({ [name]: value } as { readonly [K in Name]?: number }) : {};
}
