import type { Node } from '../json.ts';

/** Returns the name of a provider's types: `AcmeLogin` for `acme-login`. */
export function nameFor(id: string): string {
  return id.replaceAll(/(^|-+)([a-z0-9]?)/g, (_whole, _dash, letter: string) => letter.toUpperCase());
}

/** Returns a text as a literal of TypeScript. */
export function literal(value: unknown): string {
  const text = JSON.stringify(value);
  return typeof value === 'string' && !value.includes("'")
    ? `'${text.slice(1, -1).replaceAll('\\"', '"')}'`
    : text;
}

/** Returns the name of a property, in quotes if it isn't an identifier. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** Returns the type of values of a schema: its enumeration, or its JSON types. */
export function schemaType({ type, enum: values, items }: Node): string {
  if (Array.isArray(values)) return values.map(literal).join(' | ');
  const types = [type].flat().filter((one) => typeof one === 'string');
  if (types.length === 0) return 'unknown';
  return types.map((one) => typeOf(one, items)).join(' | ');
}

function typeOf(type: string, items: unknown): string {
  if (type === 'integer') return 'number';
  if (type === 'object') return 'Readonly<Record<string, unknown>>';
  if (type !== 'array') return ['string', 'number', 'boolean', 'null'].includes(type) ? type : 'unknown';
  const item = typeof items === 'object' && items !== null ? schemaType(items as Node) : 'unknown';
  return `readonly (${item})[]`;
}
