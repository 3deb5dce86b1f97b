import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Header } from '../exchange.ts';

/** A body that is read while it passes. */
export interface Tap {
  /** Returns the text so far; undefined if it isn't text, is too long, or can't be decoded. */
  text(): string | undefined;
}

/** The longest body that is read: an answer of a login is far shorter. */
const longest = 1_000_000;

/** Reads the body of a message while it passes. */
export function tap(message: IncomingMessage): Tap {
  const chunks: Buffer[] = [];
  let bytes = 0;
  message.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= longest) chunks.push(chunk);
  });
  return {
    text() {
      if (bytes === 0 || bytes > longest || !isText(message.headers['content-type'])) return undefined;
      return decoded(Buffer.concat(chunks), message.headers['content-encoding'])?.toString('utf8');
    },
  };
}

/** Returns the headers of a message with their own names, in order. */
export function headersOf({ rawHeaders }: IncomingMessage): readonly Header[] {
  return rawHeaders.flatMap((name, index): Header[] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
  );
}

function isText(type = 'application/json'): boolean {
  return /json|text|xml|x-www-form-urlencoded|multipart\/form-data/i.test(type);
}

const limit = { maxOutputLength: longest };

function decoded(bytes: Buffer, encoding = 'identity'): Buffer | undefined {
  try {
    if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(bytes, limit);
    if (encoding === 'br') return brotliDecompressSync(bytes, limit);
    if (encoding === 'deflate') return inflateSync(bytes, limit);
    return encoding === 'identity' ? bytes : undefined;
  } catch {
    return undefined;
  }
}
