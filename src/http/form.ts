import type { FormFields } from '../core/contract.ts';

/** The media type of forms that aren't multipart. */
export const urlencoded = 'application/x-www-form-urlencoded';

/** A form field as received; its value is a string unless a parser decoded it. */
export type FormEntry = readonly [name: string, value: unknown];

/** Reads the fields of a urlencoded form, in order. */
export function urlencodedEntries(text: string): readonly FormEntry[] {
  // URLSearchParams would drop a leading question mark
  return [...new URLSearchParams(`&${text}`)];
}

/** Converts form fields to a body: values are converted to the declared types, repeated fields become arrays. */
export function formBody(
  entries: readonly FormEntry[],
  fields: FormFields,
): Readonly<Record<string, unknown>> {
  const body = Object.create(null) as Record<string, unknown>;
  const values = new Map<string, unknown[]>();
  for (const [name, value] of entries) {
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const converted = kind !== undefined && typeof value === 'string' ? convert[kind](value) : value;
    const all = values.get(name) ?? [];
    all.push(converted);
    values.set(name, all);
    body[name] = all.length === 1 ? converted : all;
  }
  return body;
}

/** Converters by declared type. A value that can't be converted stays a string, which the contract's check rejects. */
const convert = {
  json: parsed,
  /** Parses objects and arrays only: other strings may look like JSON by accident. */
  'json-or-text'(text: string): unknown {
    const value = parsed(text);
    return typeof value === 'object' && value !== null ? value : text;
  },
  number: (text: string): unknown =>
    text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text,
  boolean: (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : text),
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
