import type { FormFields } from '../core/contract.ts';

/** The media type of forms that are no multipart ones. */
export const urlencoded = 'application/x-www-form-urlencoded';

/** A form's field as it came: its name and its value, which is text unless something else was sent for it. */
export type FormEntry = readonly [name: string, value: unknown];

/** The fields of a urlencoded form, in order. */
export function urlencodedEntries(text: string): readonly FormEntry[] {
  // of a text that starts with a question mark, URLSearchParams would drop that
  return [...new URLSearchParams(`&${text}`)];
}

/** Makes a form's fields into a body: what the contract does not call text is converted, what comes twice becomes a list. */
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

/** What cannot be converted stays text, and the contract's check finds it. */
const convert = {
  json: parsed,
  /** A text may look like JSON: only an object or a list is meant as such. */
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
