import type { IncomingMessage } from 'node:http';
import { alreadyRead, type RawBody } from './body.ts';

/**
 * The body of a request as bytes, where a parser in front has read it; undefined where it is still to be read. What a
 * parser made of JSON or of a form's fields is written down again.
 */
export function parsedBodyOf(
  request: IncomingMessage & { readonly body?: unknown },
): Buffer | undefined | { readonly wrong: string } {
  if (!request.readableDidRead && !request.readableEnded) return undefined;
  const raw = alreadyRead(request.body);
  if ('bytes' in raw) return raw.bytes;
  if ('text' in raw) return Buffer.from(raw.text);
  if (nestsDeeper(raw.parsed, deepestBody))
    return { wrong: `its body nests deeper than ${deepestBody} levels, the most that the emulator reads` };
  const type = request.headers['content-type'] ?? '';
  if (/^[^;]*[/+]json\b/i.test(type)) return Buffer.from(JSON.stringify(raw.parsed));
  const fields = type.startsWith('application/x-www-form-urlencoded') ? fieldsOf(raw.parsed) : undefined;
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
