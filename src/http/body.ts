import type { IncomingMessage } from 'node:http';
import { codeOf } from './error-code.ts';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** The largest body that is read, before and after decompression: 1 MiB. */
const bodyLimitBytes = 1024 * 1024;

/** A request's body as it came, or what a parser in front made of it; or why there is none. */
export type RawBody =
  | { readonly bytes: Buffer }
  | { readonly text: string }
  | { readonly parsed: unknown }
  | { readonly failure: 'too-large' | 'unsupported-encoding' | 'broken-encoding' };

/** No body. */
export const emptyBody: RawBody = { bytes: Buffer.alloc(0) };

/** Reads a request's body under the size limit; what a parser in front has read already is taken as it is. */
export async function readBody(request: IncomingMessage & { readonly body?: unknown }): Promise<RawBody> {
  // a stream that ended without data was read, too
  if (request.readableDidRead || request.readableEnded) return alreadyRead(request.body);
  const bytes = await collect(request);
  return bytes === undefined
    ? { failure: 'too-large' }
    : decompress(bytes, request.headers['content-encoding']);
}

function alreadyRead(body: unknown): RawBody {
  if (body === undefined) return emptyBody;
  if (typeof body === 'string') return { text: body };
  return Buffer.isBuffer(body) ? { bytes: body } : { parsed: body };
}

/** All bytes of the body; undefined, with the rest let go unread, when there are too many. */
function collect(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooLarge = () => {
      request.removeAllListeners('data').resume();
      resolve(undefined);
    };
    if (Number(request.headers['content-length']) > bodyLimitBytes) return tooLarge();
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bodyLimitBytes) return tooLarge();
      chunks.push(chunk);
      return undefined;
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.readableEnded) reject(new Error('the client went away'));
    });
    return undefined;
  });
}

const decompressors: Readonly<
  Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Buffer>
> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

function decompress(bytes: Buffer, encoding: string | undefined): RawBody {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === 'identity' || name === '' || bytes.length === 0) return { bytes };
  const decompressor = Object.hasOwn(decompressors, name) ? decompressors[name] : undefined;
  if (decompressor === undefined) return { failure: 'unsupported-encoding' };
  try {
    return { bytes: decompressor(bytes, { maxOutputLength: bodyLimitBytes }) };
  } catch (error) {
    return { failure: codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken-encoding' };
  }
}
