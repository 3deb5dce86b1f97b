import { isRecord } from '../../json.ts';

/** The keyword `uniqueItems` in linear time: ajv compares each item with all others, which takes minutes for long lists. */
export const uniqueItems = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  error: { message: 'must NOT have duplicate items' },
  validate: (isUnique: boolean, list: readonly unknown[]) =>
    !isUnique || new Set(list.map(canonical)).size === list.length,
} as const;

/** Writes a value so that equal values have the same text: with the keys of objects in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join()}}`;
}
