import { isRecord, type Node } from '../../json.ts';
import { textLike } from './pattern-sample.ts';

/** Keywords that already tell the value of a schema. */
const valueKeywords: readonly string[] = ['example', 'examples', 'default', 'const', 'enum'];

/** Values of formats that the library of samples doesn't know. */
const formats: ReadonlyMap<unknown, string> = new Map([
  ['byte', 'c2FtcGxl'],
  ['duration', 'P1D'],
]);

/** Adds to a schema, whose references are resolved, what the library of samples doesn't consider. */
export function withHints(schema: Node): Node {
  const { discriminator } = schema;
  if (isRecord(discriminator)) return withoutDiscriminator(schema);
  if (valueKeywords.some((keyword) => schema[keyword] !== undefined)) return schema;
  const example = exampleOf(schema);
  return example === undefined ? withProperties(schema) : { ...schema, example };
}

function exampleOf(schema: Node): unknown {
  const { type, format, multipleOf } = schema;
  if (type === 'string') return formats.get(format) ?? textOfPattern(schema);
  if (type === 'integer' || type === 'number')
    return typeof multipleOf === 'number' && multipleOf > 0 ? multiple(schema, multipleOf) : undefined;
  return type === 'array' && schema['uniqueItems'] === true ? distinctItems(schema) : undefined;
}

function textOfPattern({ pattern, minLength, maxLength }: Node): string | undefined {
  if (typeof pattern !== 'string') return undefined;
  return textLike(pattern, numberOf(minLength), numberOf(maxLength));
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Returns the least multiple within the bounds, or the greatest if only an upper bound is set. */
function multiple(schema: Node, step: number): number | undefined {
  const [least, above, most, below] = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'].map(
    (name) => numberOf(schema[name]),
  );
  if (least !== undefined) return Math.ceil(least / step) * step;
  if (above !== undefined) return (Math.floor(above / step) + 1) * step;
  if (most !== undefined) return Math.min(0, Math.floor(most / step) * step);
  return below === undefined ? 0 : Math.min(0, (Math.ceil(below / step) - 1) * step);
}

/** Returns different texts or numbers for a list that repeats none; undefined for other items. */
function distinctItems({ minItems, items }: Node): unknown {
  if (typeof minItems !== 'number' || minItems < 2 || minItems > mostItems || !isRecord(items))
    return undefined;
  if (Array.isArray(items['enum'])) return items['enum'].slice(0, minItems);
  if (Object.keys(items).some((keyword) => !plainKeywords.includes(keyword))) return undefined;
  const numbers = Array.from({ length: minItems }, (_, index) => index + 1);
  if (items['type'] === 'integer' || items['type'] === 'number') return numbers;
  return items['type'] === 'string' ? numbers.map((number) => `string${number}`) : undefined;
}

const mostItems = 100;
const plainKeywords: readonly string[] = ['type', 'description', 'title'];

/** Adds properties to an object that must have more than it declares. */
function withProperties(schema: Node): Node {
  const { minProperties, additionalProperties, properties = {} } = schema;
  if (typeof minProperties !== 'number' || !isRecord(properties)) return schema;
  const missing = Math.min(minProperties, mostItems) - Object.keys(properties).length;
  if (missing <= 0 || additionalProperties === false) return schema;
  const value = isRecord(additionalProperties) ? additionalProperties : { type: 'string' };
  const added = Array.from({ length: missing }, (_, index) => [`property${index + 1}`, value] as const);
  return { ...schema, properties: { ...properties, ...Object.fromEntries(added) } };
}

/** The name of the member in which a copied schema keeps its reference. */
export const referenceKey = 'x-reference';

/** Selects the first alternative of a schema with a discriminator, whose property names it. */
function withoutDiscriminator(schema: Node): Node {
  const { discriminator, oneOf, anyOf, ...others } = schema;
  const [first] = (Array.isArray(oneOf) ? oneOf : Array.isArray(anyOf) ? anyOf : []) as readonly unknown[];
  const property = isRecord(discriminator) ? discriminator['propertyName'] : undefined;
  if (!isRecord(first) || !isRecord(discriminator) || typeof property !== 'string') return schema;
  const reference = first[referenceKey];
  if (typeof reference !== 'string') return schema;
  const { mapping } = discriminator;
  const mapped = Object.entries(isRecord(mapping) ? mapping : {}).find(([, target]) => target === reference);
  const name = mapped?.[0] ?? reference.slice(reference.lastIndexOf('/') + 1);
  return {
    ...others,
    type: 'object',
    allOf: [first, { type: 'object', properties: { [property]: { type: 'string', example: name } } }],
  };
}
