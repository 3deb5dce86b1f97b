import { isRecord } from '../../json.ts';
import { memberOf, nodeAt, referenceOf, setMember } from './pointer.ts';

/** Whether a value is sent to the API or comes from it: members may be for one direction only. */
export type Direction = 'request' | 'response';

/** How a schema of the contract becomes one of JSON Schema 2020-12. */
export interface Conversion {
  readonly document: unknown;
  /** Whether the contract is OpenAPI 3.0, whose schemas differ from JSON Schema. */
  readonly isOld: boolean;
  readonly direction: Direction;
  /** Returns the name of the schema to which a reference leads. */
  nameOf(pointer: string): string;
}

type Schema = Record<string, unknown>;

const types: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const counts = [
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'],
  ...['minContains', 'maxContains'],
];
const numbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
const single = [
  ...['additionalProperties', 'items', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'],
  ...['unevaluatedItems', 'unevaluatedProperties'],
];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const maps = ['properties', 'patternProperties', 'dependentSchemas'];

/**
 * Converts a schema to JSON Schema 2020-12. Keeps only keywords that decide about a value, and only if their value has
 * the right type: contracts have schemas that are wrong, and these must not fail a request.
 */
export function converted(
  schema: unknown,
  conversion: Conversion,
  inherited: ReadonlySet<string> = new Set(),
): unknown {
  if (typeof schema === 'boolean' || !isRecord(schema)) return schema !== false;
  const reference = referenceOf(schema);
  const result: Schema = reference === undefined ? {} : { $ref: conversion.nameOf(reference) };
  // beside a reference, OpenAPI 3.0 ignores all keywords
  if (reference !== undefined && conversion.isOld) return result;
  const hidden = new Set([...inherited, ...hiddenMembers(schema, conversion)]);
  copyAssertions(schema, result, hidden);
  for (const key of single) if (isSchema(schema[key])) result[key] = converted(schema[key], conversion);
  for (const key of lists)
    if (isFilled(schema[key]))
      result[key] = schema[key].map((one) =>
        converted(one, conversion, key === 'allOf' ? hidden : new Set()),
      );
  for (const key of maps) if (isRecord(schema[key])) result[key] = convertedMap(schema[key], conversion);
  return conversion.isOld ? withOldKeywords(schema, result) : result;
}

function copyAssertions(schema: Readonly<Schema>, result: Schema, hidden: ReadonlySet<string>): void {
  const {
    type,
    enum: values,
    required,
    multipleOf,
    pattern,
    format,
    uniqueItems,
    dependentRequired,
  } = schema;
  const known = (Array.isArray(type) ? type : [type]).filter((one) => types.includes(one));
  if (known.length > 0) result['type'] = known.length === 1 ? known[0] : [...new Set(known)];
  if (isFilled(values)) result['enum'] = values;
  if (schema['const'] !== undefined) result['const'] = schema['const'];
  for (const key of counts)
    if (Number.isInteger(schema[key]) && Number(schema[key]) >= 0) result[key] = schema[key];
  for (const key of numbers) if (typeof schema[key] === 'number') result[key] = schema[key];
  if (typeof multipleOf === 'number' && multipleOf > 0) result['multipleOf'] = multipleOf;
  if (typeof pattern === 'string') result['pattern'] = pattern;
  if (typeof format === 'string') result['format'] = format;
  if (uniqueItems === true) result['uniqueItems'] = true;
  if (isFilled(required)) {
    const names = required.filter((name) => typeof name === 'string' && !hidden.has(name));
    if (names.length > 0) result['required'] = [...new Set(names)];
  }
  if (isRecord(dependentRequired) && Object.values(dependentRequired).every(Array.isArray))
    result['dependentRequired'] = dependentRequired;
}

/** Applies keywords of OpenAPI 3.0 that JSON Schema doesn't have, or has in another form. */
function withOldKeywords(schema: Readonly<Schema>, result: Schema): unknown {
  for (const [flag, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (schema[flag] !== true || typeof schema[limit] !== 'number') continue;
    result[flag] = schema[limit];
    Reflect.deleteProperty(result, limit);
  }
  if (schema['nullable'] !== true) return result;
  if (typeof result['type'] !== 'string' || 'enum' in result) return { anyOf: [{ type: 'null' }, result] };
  return { ...result, type: [result['type'], 'null'] };
}

function convertedMap(map: Readonly<Schema>, conversion: Conversion): Schema {
  const result: Schema = {};
  for (const [name, one] of Object.entries(map)) setMember(result, name, converted(one, conversion));
  return result;
}

/** Returns the members that aren't required in this direction: of a request, those that the server sets. */
function hiddenMembers(schema: Readonly<Schema>, conversion: Conversion, depth = 0): readonly string[] {
  const flag = conversion.direction === 'request' ? 'readOnly' : 'writeOnly';
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const own = Object.keys(properties).filter(
    (name) => memberOf(resolved(memberOf(properties, name), conversion.document), flag) === true,
  );
  const parts = isFilled(schema['allOf']) && depth < maxParts ? schema['allOf'] : [];
  const ofParts = parts.flatMap((part) => {
    const found = resolved(part, conversion.document);
    return isRecord(found) ? hiddenMembers(found, conversion, depth + 1) : [];
  });
  return [...own, ...ofParts];
}

/** Parts of parts are searched to this depth, as they may contain each other. */
const maxParts = 8;

function resolved(schema: unknown, document: unknown): unknown {
  const reference = referenceOf(schema);
  return reference === undefined ? schema : nodeAt(document, reference)?.value;
}

function isSchema(value: unknown): boolean {
  return typeof value === 'boolean' || isRecord(value);
}

function isFilled(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}
