import { isRecord, type Node } from '../../json.ts';

/** The most characters of a sample. A larger one would block the process while it is made up. */
export const largestSample = 1_000_000;

/** The characters of a value without a minimal length, such as a number. */
const usual = 20;

/** Estimates the characters of a schema's sample; all references of the schema have been replaced. */
export function sampleSize(schema: unknown): number {
  if (!isRecord(schema) || hasOwnValue(schema)) return usual;
  const { minLength, properties, allOf, oneOf, anyOf } = schema;
  return (
    Math.max(usual, countOf(minLength, 0)) +
    itemsSize(schema) +
    sum(isRecord(properties) ? Object.values(properties) : []) +
    sum(listOf(allOf)) +
    // the sampler takes one of them
    Math.max(0, ...[...listOf(oneOf), ...listOf(anyOf)].map(sampleSize))
  );
}

/** Whether a schema names its sample itself. */
function hasOwnValue(schema: Node): boolean {
  return ['example', 'examples', 'default', 'const', 'enum'].some((key) => schema[key] !== undefined);
}

function itemsSize({ items, contains, prefixItems, minItems, maxItems }: Node): number {
  const count = Math.min(countOf(maxItems, Infinity), countOf(minItems, 1) || 1);
  return (
    sum(listOf(prefixItems)) +
    count * Math.max(...[items, contains].map((one) => (one === undefined ? 0 : sampleSize(one))))
  );
}

function countOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function sum(schemas: readonly unknown[]): number {
  return schemas.reduce<number>((total, one) => total + sampleSize(one), 0);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
