import type { IncomingHttpHeaders } from 'node:http';
import { Busboy } from '@fastify/busboy';
import type { FormFields } from '../core/contract.ts';
import { multipartHint } from './body-hint.ts';
import { formBody, type FormEntry } from './form.ts';

/** Value of an uploaded file in a decoded body: not a JSON value, so every schema check rejects it. */
const uploadedFile = Symbol('an uploaded file');

/** Decodes the body of a multipart form; returns the reason if it is broken. */
export async function decodeMultipart(
  bytes: Buffer,
  headers: IncomingHttpHeaders,
  fields: FormFields,
  boundary: string | undefined,
) {
  const entries = await readMultipart(bytes, headers, fields);
  if (entries !== undefined) return { body: formBody(entries, fields) };
  const hint = multipartHint(bytes.toString('latin1'), boundary);
  return { kind: 'unreadable', reason: 'the multipart body is broken', hint } as const;
}

/**
 * Reads a multipart form; undefined if it is broken. A file counts as a field's value only if the contract declares JSON
 * for that field and the part's type is JSON, because one vendor's own client sends an object this way.
 */
function readMultipart(
  bytes: Buffer,
  headers: IncomingHttpHeaders,
  fields: FormFields,
): Promise<readonly FormEntry[] | undefined> {
  return new Promise((resolve) => {
    const entries: FormEntry[] = [];
    const broken = () => resolve(undefined);
    const form = openForm(headers);
    if (form === undefined) return broken();
    form.on('field', (name, value) => void entries.push([name, value]));
    form.on('file', (name, stream, _filename, _encoding, mimeType) => {
      const chunks: Buffer[] = [];
      // a truncated file emits its own error, which would end the process without a listener
      stream.on('error', broken);
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        const takesJson = fields[name] === 'json' || fields[name] === 'json-or-text';
        const isValue = takesJson && mimeType.toLowerCase() === 'application/json';
        entries.push([name, isValue ? Buffer.concat(chunks).toString('utf8') : uploadedFile]);
      });
    });
    form.on('error', broken);
    form.on('finish', () => resolve(entries));
    form.end(bytes);
    return undefined;
  });
}

/** Creates the parser; undefined if the content type has no boundary. */
function openForm(headers: IncomingHttpHeaders) {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      isPartAFile: (_name, _type, filename) => filename !== undefined,
    });
  } catch {
    return undefined;
  }
}
