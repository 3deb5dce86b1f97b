import type { IncomingMessage } from 'node:http';
import { then, type MaybePromise } from '../store/store.ts';
import { createByteLimit, type ByteLimit, type ByteShare } from './byte-limit.ts';
import { codeOf } from '../errors.ts';
import { TooManyBodiesError } from './errors.ts';

/** The largest body that is read, before and after decompression: 1 MiB. */
const bodyLimitBytes = 1024 * 1024;

/** So many bytes of bodies are kept at a time, over all emulators of the process: 64 MiB. */
const allBodies = createByteLimit(64 * bodyLimitBytes);

type Readable = { readonly bytes: Buffer } | { readonly text: string } | { readonly parsed: unknown };

/** A request's body as it came, or what a parser in front made of it; or why there is none. */
export type RawBody =
  Readable | { readonly failure: 'too-large' | 'unsupported-encoding' | 'broken-encoding' };

/** No body. */
export const emptyBody: Readable = { bytes: Buffer.alloc(0) };

/** What is done with a body. */
export interface BodyUse {
  /** Takes the body; its bytes count as kept until this is done. It neither throws nor rejects. */
  read(body: RawBody): MaybePromise<void>;
  /** Is told where the bodies of all requests are too large together. */
  refuse(error: TooManyBodiesError): void;
}

/**
 * Reads a request's body under the size limits; what a parser in front has read already is taken as it is. Where the
 * client goes away before its end, nothing is called: there is no one to answer.
 */
export function readBody(
  request: IncomingMessage & { readonly body?: unknown },
  { read, refuse }: BodyUse,
  limit: ByteLimit = allBodies,
): void {
  // a stream that ended without data was read, too
  if (request.readableDidRead || request.readableEnded) return void read(alreadyRead(request.body));
  const encoding = request.headers['content-encoding'];
  const share = limit.share();
  const full = () => {
    share.release();
    refuse(new TooManyBodiesError());
  };
  return collect(request, share, (bytes) => {
    if (bytes === 'full') return full();
    if (bytes === 'too-large') return void read({ failure: 'too-large' });
    return void then(decompress(bytes, encoding), (raw) => {
      const inflated = 'bytes' in raw && raw.bytes !== bytes ? raw.bytes.length : 0;
      return share.take(inflated) ? then(read(raw), share.release) : full();
    });
  });
}

/** The length of a body; as its client says it, where a parser in front or a limit kept it from being read. */
export function bytesOf(raw: RawBody, request: IncomingMessage): number {
  if ('bytes' in raw) return raw.bytes.length;
  return Number(request.headers['content-length'] ?? ('text' in raw ? raw.text.length : 1));
}

/** What a parser in front has left of a body. */
export function alreadyRead(body: unknown): Readable {
  if (body === undefined) return emptyBody;
  if (typeof body === 'string') return { text: body };
  return Buffer.isBuffer(body) ? { bytes: body } : { parsed: body };
}

type Collected = Buffer | 'too-large' | 'full';

/** All bytes of the body, which its share holds; or why there are too many, with the rest let go unread. */
function collect(request: IncomingMessage, share: ByteShare, done: (collected: Collected) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let isWhole = false;
  const end = () => {
    isWhole = true;
    const [first] = chunks;
    done(first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks));
  };
  const stop = (why: 'too-large' | 'full') => {
    request.removeListener('data', collected).removeListener('end', end).resume();
    share.release();
    done(why);
  };
  const collected = (chunk: Buffer | string) => {
    // text where something in front has set the stream's encoding
    const part = typeof chunk === 'string' ? Buffer.from(chunk, request.readableEncoding ?? 'utf8') : chunk;
    size += part.length;
    if (size > bodyLimitBytes) return stop('too-large');
    if (!share.take(part.length)) return stop('full');
    chunks.push(part);
    return undefined;
  };
  // a client that goes away is no error of ours
  request.on('error', () => undefined);
  if (Number(request.headers['content-length']) > bodyLimitBytes) return stop('too-large');
  request.on('close', () => {
    if (!isWhole) share.release();
  });
  request.on('data', collected);
  request.on('end', end);
  // a listener does not wake a stream that something in front has paused
  request.resume();
  return undefined;
}

function decompress(bytes: Buffer, encoding: string | undefined): MaybePromise<RawBody> {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  return name === 'identity' || name === '' || bytes.length === 0 ? { bytes } : inflated(bytes, name);
}

/** The library is loaded only when something is compressed. */
async function inflated(bytes: Buffer, name: string): Promise<RawBody> {
  const { brotliDecompressSync, gunzipSync, inflateSync } = await import('node:zlib');
  const decompressors = new Map([
    ['gzip', gunzipSync],
    ['x-gzip', gunzipSync],
    ['deflate', inflateSync],
    ['br', brotliDecompressSync],
  ]);
  const decompressor = decompressors.get(name);
  if (decompressor === undefined) return { failure: 'unsupported-encoding' };
  try {
    return { bytes: decompressor(bytes, { maxOutputLength: bodyLimitBytes }) };
  } catch (error) {
    return { failure: codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken-encoding' };
  }
}
