import type { IncomingMessage } from 'node:http';
import type { FormFields } from '../core/contract.ts';
import { bodyHint } from './body-hint.ts';
import { formBody, urlencoded } from './form.ts';
import { alreadyRead, isRead, type RawBody } from './body.ts';

/**
 * The body of a request as bytes, where a parser in front has read it; undefined where it is still to be read. What a
 * parser made of JSON or of a form's fields is written down again.
 */
export function parsedBodyOf(
  request: IncomingMessage & { readonly body?: unknown },
): Buffer | undefined | { readonly wrong: string } {
  if (!isRead(request)) return undefined;
  const raw = alreadyRead(request.body);
  if ('bytes' in raw) return raw.bytes;
  if ('text' in raw) return Buffer.from(raw.text);
  if (nestsDeeper(raw.parsed, deepestBody))
    return { wrong: `its body nests deeper than ${deepestBody} levels, the most that the emulator reads` };
  const type = request.headers['content-type'] ?? '';
  if (/^[^;]*[/+]json\b/i.test(type)) return Buffer.from(JSON.stringify(raw.parsed));
  const fields = type.startsWith(urlencoded) ? fieldsOf(raw.parsed) : undefined;
  if (fields !== undefined) return Buffer.from(String(fields));
  return { wrong: `a parser in front has read its body, ${type}; let the emulator come before that parser` };
}

/** A form of texts, or lists of them; none where a parser has made more of it. */
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

/** Decodes what a parser in front made of a body: a form's fields are still text. */
export function decodeParsed(body: unknown, mediaType: string, fields: FormFields) {
  if (typeof body !== 'object' || body === null) return { body };
  const [name = ''] = Object.keys(body);
  // what a form's parser makes of JSON
  const hint = mediaType === urlencoded ? bodyHint(name, urlencoded) : undefined;
  const read = Object.keys(fields).length === 0 ? body : formBody(Object.entries(body), fields);
  return { body: read, hint };
}

/** Leaves a body that was read for whoever the request is passed on to, as a parser in front would. */
export function leaveBody(request: IncomingMessage, raw: RawBody): void {
  if ('bytes' in raw && raw.bytes.length > 0) Object.assign(request, { body: raw.bytes });
}

/** How deep a body of the data plane may nest: a limit of the emulator, which no login comes near. */
export const deepestBody = 512;

/** Whether a value nests deeper than so many levels; never looks further than that. */
export function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const member of Object.values(value)) if (nestsDeeper(member, levels - 1)) return true;
  return false;
}
