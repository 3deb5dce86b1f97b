import type { IncomingMessage } from 'node:http';
import { codeOf } from '../errors.ts';
import { TooManyBodiesError } from './problem.ts';

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

/** A body that counts against the limit of all bodies until it is released. */
export interface ReceivedBody {
  readonly raw: RawBody;
  release(): void;
}

/**
 * Reads a request's body under the size limits. A body that a parser in front has read is taken as it is. Never resolves
 * when the client goes away before the end: nobody is left to answer. Rejects with a TooManyBodiesError when the bodies of
 * all requests are too large together.
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

/** The length of a body; as its client says it, where a parser in front or a limit kept it from being read. */
export function bytesOf(raw: RawBody, request: IncomingMessage): number {
  if ('bytes' in raw) return raw.bytes.length;
  return Number(request.headers['content-length'] ?? ('text' in raw ? raw.text.length : 1));
}

/** Whether something in front has read a request's body; a stream that ended without data was read, too. */
export function isRead(request: IncomingMessage): boolean {
  return request.readableDidRead || request.readableEnded;
}

/** What a parser in front has left of a body. */
export function alreadyRead(body: unknown): Readable {
  if (body === undefined) return emptyBody;
  if (typeof body === 'string') return { text: body };
  return Buffer.isBuffer(body) ? { bytes: body } : { parsed: body };
}

type Collected = Buffer | 'too-large' | 'full';

/** Collects the body in its share of the limit; of a body that is too large, the rest is dropped unread. */
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

function isCompressed(bytes: Buffer, encoding: string | undefined): encoding is string {
  return bytes.length > 0 && encoding !== undefined && !['', 'identity'].includes(nameOf(encoding));
}

function nameOf(encoding: string): string {
  return encoding.trim().toLowerCase();
}

/** The library is loaded only when something is compressed. */
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

/** The bytes that one body takes of a limit which all bodies share. */
interface ByteShare {
  /** Takes so many bytes more; false, with nothing taken, where all bodies together would be too large. */
  take(bytes: number): boolean;
  /** Gives back all that it took. */
  release(): void;
}

/** A limit on the bytes of many bodies together. */
export interface ByteLimit {
  share(): ByteShare;
}

/** Makes a limit on the bytes that bodies take together. */
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
