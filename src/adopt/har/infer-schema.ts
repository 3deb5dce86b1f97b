// Written here, because har-to-openapi bundles to 1.8 MB, and `genson-js` (6 kB) knows no formats and is hardly maintained.
import { isRecord } from '../../json.ts';

/** A schema of OpenAPI 3.1. */
export type Schema = Readonly<Record<string, unknown>>;

/** Returns a schema that all samples fit. Members of every sample are required. */
export function inferSchema(samples: readonly unknown[]): Schema {
  const present = samples.filter((sample) => sample !== null);
  const types = [...new Set(present.map(typeOf))].filter(
    (type, _, all) => type !== 'integer' || !all.includes('number'),
  );
  const isNullable = present.length < samples.length;
  if (types.length === 0) return isNullable ? { type: 'null' } : {};
  const names = isNullable ? [...types, 'null'] : types;
  const records = present.filter(isRecord);
  const lists = present.filter((one): one is readonly unknown[] => Array.isArray(one));
  const texts = present.filter((one) => typeof one === 'string');
  return {
    type: names.length === 1 ? names[0] : names,
    ...(records.length > 0 ? ofRecords(records) : {}),
    ...(lists.length > 0 ? { items: inferSchema(lists.flat()) } : {}),
    ...(texts.length > 0 && types.length === 1 ? formatOf(texts) : {}),
  };
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function ofRecords(records: readonly Readonly<Record<string, unknown>>[]): Schema {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const required = names.filter((name) => records.every((record) => Object.hasOwn(record, name)));
  const properties = names.map((name) => {
    const values = records.flatMap((record) => (Object.hasOwn(record, name) ? [record[name]] : []));
    return [name, inferSchema(values)] as const;
  });
  return {
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(properties),
  };
}

const formats = {
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  uuid: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  uri: /^https?:\/\/\S+$/,
} as const;

function formatOf(texts: readonly string[]): Schema {
  const found = Object.entries(formats).find(([, form]) => texts.every((text) => form.test(text)));
  return found === undefined ? {} : { format: found[0] };
}
