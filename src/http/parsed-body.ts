import type { IncomingMessage } from 'node:http';
import type { FormFields } from '../core/contract.ts';
import { bodyHint } from './body-hint.ts';
import { formBody, urlencoded } from './form.ts';
import { alreadyRead, isRead, type RawBody } from './body.ts';

/**
 * Returns the bytes of a body that an earlier parser has read; undefined if it is still unread. Parsed JSON and form fields
 * are encoded again.
 */
export function parsedBodyOf(
  request: IncomingMessage & { readonly body?: unknown },
): Buffer | undefined | { readonly wrong: string } {
  if (!isRead(request)) return undefined;
  const raw = alreadyRead(request.body);
  if ('bytes' in raw) return raw.bytes;
  if ('text' in raw) return Buffer.from(raw.text);
  if (nestsDeeper(raw.parsed, deepestBody))
    return { wrong: `its body nests deeper than ${deepestBody} levels, the limit of the emulator` };
  const type = request.headers['content-type'] ?? '';
  if (/^[^;]*[/+]json\b/i.test(type)) return Buffer.from(JSON.stringify(raw.parsed));
  const fields = type.startsWith(urlencoded) ? fieldsOf(raw.parsed) : undefined;
  if (fields !== undefined) return Buffer.from(String(fields));
  return { wrong: `an earlier parser has read its body, ${type}; mount the emulator before that parser` };
}

/** Encodes form fields with strings or arrays of strings; undefined if a parser has decoded other values. */
function fieldsOf(parsed: unknown): URLSearchParams | undefined {
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(parsed)) {
    for (const one of [value].flat()) {
      if (typeof one !== 'string') return undefined;
      fields.append(name, one);
    }
  }
  return fields;
}

/** Decodes the result of an earlier parser; form fields are still strings there. */
export function decodeParsed(body: unknown, mediaType: string, fields: FormFields) {
  if (typeof body !== 'object' || body === null) return { body };
  const [name = ''] = Object.keys(body);
  // a form parser turns a JSON body into the name of its first field
  const hint = mediaType === urlencoded ? bodyHint(name, urlencoded) : undefined;
  const read = Object.keys(fields).length === 0 ? body : formBody(Object.entries(body), fields);
  return { body: read, hint };
}

/** Sets `request.body` to the bytes read, as a body parser would, for the next handler. */
export function leaveBody(request: IncomingMessage, raw: RawBody): void {
  if ('bytes' in raw && raw.bytes.length > 0) Object.assign(request, { body: raw.bytes });
}

/** Maximum nesting depth of a data plane body; far above that of any login. */
export const deepestBody = 512;

/** Returns whether a value nests deeper than `levels`; never visits deeper levels. */
export function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const member of Object.values(value)) if (nestsDeeper(member, levels - 1)) return true;
  return false;
}
