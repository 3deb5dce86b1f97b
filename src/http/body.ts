import type { IncomingMessage } from 'node:http';
import { codeOf } from '../errors.ts';
import { TooManyBodiesError } from './problem.ts';

/** Maximum size of a body, before and after decompression: 1 MiB. */
const bodyLimitBytes = 1024 * 1024;

/** Limits the bodies in memory at a time, over all emulators of the process, to 64 MiB. */
const allBodies = createByteLimit(64 * bodyLimitBytes);

type Readable = { readonly bytes: Buffer } | { readonly text: string } | { readonly parsed: unknown };

/** The bytes of a request's body, or the result of an earlier body parser, or why it can't be read. */
export type RawBody =
  Readable | { readonly failure: 'too-large' | 'unsupported-encoding' | 'broken-encoding' };

/** An empty body. */
export const emptyBody: Readable = { bytes: Buffer.alloc(0) };

/** A body that counts against the limit of all bodies until `release` is called. */
export interface ReceivedBody {
  readonly raw: RawBody;
  release(): void;
}

/**
 * Reads a request's body within the size limits. A body that an earlier parser has read is returned as it is. Never
 * resolves if the client disconnects before the end, since no client is left to answer. Rejects with a TooManyBodiesError
 * if the bodies of all requests together exceed their limit.
 */
export function readBody(
  request: IncomingMessage & { readonly body?: unknown },
  limit: ByteLimit = allBodies,
): Promise<ReceivedBody> {
  if (isRead(request)) return Promise.resolve(unlimited(alreadyRead(request.body)));
  const share = limit.share();
  const { 'content-encoding': encoding } = request.headers;
  return new Promise((resolve, reject) => {
    collect(request, share, (bytes) => {
      if (bytes === 'full') return reject(new TooManyBodiesError());
      if (bytes === 'too-large') return resolve(unlimited({ failure: 'too-large' }));
      if (isCompressed(bytes, encoding)) return resolve(inflate(bytes, encoding, share));
      return resolve({ raw: { bytes }, release: share.release });
    });
  });
}

async function inflate(bytes: Buffer, encoding: string, share: ByteShare): Promise<ReceivedBody> {
  const raw = await decompress(bytes, encoding);
  if (share.take('bytes' in raw ? raw.bytes.length : 0)) return { raw, release: share.release };
  share.release();
  throw new TooManyBodiesError();
}

function unlimited(raw: RawBody): ReceivedBody {
  return { raw, release: () => undefined };
}

/** Returns the length of a body; its `Content-Length` if an earlier parser or a limit kept it from being read here. */
export function bytesOf(raw: RawBody, request: IncomingMessage): number {
  if ('bytes' in raw) return raw.bytes.length;
  return Number(request.headers['content-length'] ?? ('text' in raw ? raw.text.length : 1));
}

/** Returns whether earlier middleware has read a request's body. An ended stream without data counts as read. */
export function isRead(request: IncomingMessage): boolean {
  return request.readableDidRead || request.readableEnded;
}

/** Converts the result of an earlier body parser. */
export function alreadyRead(body: unknown): Readable {
  if (body === undefined) return emptyBody;
  if (typeof body === 'string') return { text: body };
  return Buffer.isBuffer(body) ? { bytes: body } : { parsed: body };
}

type Collected = Buffer | 'too-large' | 'full';

/** Collects the body in its share of the limit; discards the rest of a body that is too large. */
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
    // a string if earlier middleware has set the stream's encoding
    const part = typeof chunk === 'string' ? Buffer.from(chunk, request.readableEncoding ?? 'utf8') : chunk;
    size += part.length;
    if (size > bodyLimitBytes) return stop('too-large');
    if (!share.take(part.length)) return stop('full');
    chunks.push(part);
    return undefined;
  };
  // a disconnected client isn't an error of the emulator
  request.on('error', () => undefined);
  if (Number(request.headers['content-length']) > bodyLimitBytes) return stop('too-large');
  request.on('close', () => {
    if (!isWhole) share.release();
  });
  request.on('data', collected);
  request.on('end', end);
  // adding a listener doesn't resume a stream that earlier middleware has paused
  request.resume();
  return undefined;
}

function isCompressed(bytes: Buffer, encoding: string | undefined): encoding is string {
  return bytes.length > 0 && encoding !== undefined && !['', 'identity'].includes(nameOf(encoding));
}

function nameOf(encoding: string): string {
  return encoding.trim().toLowerCase();
}

/** Decompresses a body; loads zlib only when needed. */
async function decompress(bytes: Buffer, encoding: string): Promise<RawBody> {
  const { brotliDecompressSync, gunzipSync, inflateSync } = await import('node:zlib');
  const decompressors = new Map([
    ['gzip', gunzipSync],
    ['x-gzip', gunzipSync],
    ['deflate', inflateSync],
    ['br', brotliDecompressSync],
  ]);
  const decompressor = decompressors.get(nameOf(encoding));
  if (decompressor === undefined) return { failure: 'unsupported-encoding' };
  try {
    return { bytes: decompressor(bytes, { maxOutputLength: bodyLimitBytes }) };
  } catch (error) {
    return { failure: codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken-encoding' };
  }
}

/** One body's share of the limit on all bodies. */
interface ByteShare {
  /** Reserves bytes. Returns false and reserves nothing if all bodies together would exceed the limit. */
  take(bytes: number): boolean;
  /** Returns all reserved bytes to the limit. */
  release(): void;
}

/** A limit on the total bytes of many bodies. */
export interface ByteLimit {
  share(): ByteShare;
}

/** Creates a limit on the total bytes of many bodies. */
export function createByteLimit(maxBytes: number): ByteLimit {
  let used = 0;
  return {
    share() {
      let reserved = 0;
      return {
        take(bytes) {
          if (used + bytes > maxBytes) return false;
          used += bytes;
          reserved += bytes;
          return true;
        },
        release() {
          used -= reserved;
          reserved = 0;
        },
      };
    },
  };
}
