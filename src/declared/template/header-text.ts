import { reportMisfit, type Sources } from './misfit.ts';

/** Returns the rendered headers as text, without those that have no value. */
export function headersOf(rendered: unknown, sources: Sources): Record<string, string | readonly string[]> {
  const headers: Record<string, string | readonly string[]> = {};
  for (const [given, value] of Object.entries(Object(rendered) as Record<string, unknown>)) {
    const name = given.toLowerCase();
    const textOf = (one: unknown) => headerText(name, one, sources);
    if (Array.isArray(value)) headers[name] = value.filter((one) => one !== null).map(textOf);
    else if (value !== undefined && value !== null) headers[name] = textOf(value);
  }
  return headers;
}

/** Matches the characters that a header can't have: control characters, and those beyond ASCII, which clients read in many ways. */
const forbidden = /[^\t\x20-\x7e]+/gu;

/** Whether a header may have this value. */
export function isHeaderText(text: string): boolean {
  return text.search(forbidden) === -1;
}

/**
 * Returns a header's value: line breaks become a blank, because they would begin another header, and other characters
 * that a header can't have are percent-encoded, as in an address. A list or an object becomes JSON.
 */
function headerText(name: string, value: unknown, sources: Sources): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (isHeaderText(text)) return text;
  reportMisfit(
    sources,
    `the header ${name} has control characters or characters beyond ASCII; they are percent-encoded`,
  );
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(forbidden, encoded);
}

/** Percent-encodes the bytes of a text; half of a surrogate pair, which a client may send, is replaced. */
function encoded(characters: string): string {
  return encodeURIComponent(Buffer.from(characters).toString());
}
