import type { ClientRequest, IncomingMessage, RequestListener } from 'node:http';
import { ReadableStream } from 'node:stream/web';
import { withoutHopByHop } from '../http/headers.ts';
import { createInProcess } from '../http/in-process.ts';

/** Sends a request and returns its response, like the global `fetch`. */
export type Fetch = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;

/**
 * Creates a `fetch` that calls a listener without a socket. The URL's host becomes the request's Host, unless it has
 * one; https makes it a TLS request. Responses aren't processed: no redirects, cookies or cache. Response bodies are
 * streamed; request bodies are sent whole.
 *
 * Rejects with a TypeError if there is no response, and with the signal's reason if it aborts. If the response breaks
 * off later, reading its body fails, as with the global `fetch`. Aborting `closing` ends open streams.
 */
export function createFetch(listener: RequestListener, closing?: AbortSignal): Fetch {
  const send = createInProcess(closing);
  return async (input, init) => {
    const request = requestOf(input, init);
    const { method, signal } = request;
    const { protocol, host, pathname, search } = new URL(request.url);
    signal.throwIfAborted();
    const body = await unlessAborted(bytesOf(request), signal);
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const head = {
      method,
      target: `${pathname}${search}`,
      headers: { host, ...headersOf(request), ...length },
    };
    const outgoing = send(listener, head, { isEncrypted: protocol === 'https:' });
    try {
      return await unlessAborted(answerTo(request, outgoing, body), signal);
    } catch (error) {
      outgoing.destroy();
      throw error;
    }
  };
}

/** Returns a Request; one without `init` unchanged, even if another library created it. */
function requestOf(input: Request | URL | string, init: RequestInit | undefined): Request {
  const url = typeof input === 'object' && 'url' in input ? input.url : String(input);
  if (!/^https?:/i.test(url) || !URL.canParse(url))
    throw new TypeError(`"${url}" isn't a URL to fetch; use an absolute URL: http://localhost/…`);
  return typeof input === 'object' && 'url' in input && init === undefined ? input : new Request(input, init);
}

async function bytesOf(request: Request): Promise<Buffer | undefined> {
  return request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
}

/** Converts headers, without those of another connection or body length, and without compression of the response. */
function headersOf(request: Request): Record<string, string | string[]> {
  const {
    'accept-encoding': _encoding,
    'content-length': _length,
    expect: _expect,
    ...headers
  } = withoutHopByHop(Object.fromEntries(request.headers));
  return headers;
}

/** Awaits a promise; throws the signal's reason if it aborts first. */
async function unlessAborted<T>(awaited: Promise<T>, signal: AbortSignal): Promise<T> {
  const done = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { signal: done.signal });
  });
  try {
    await Promise.race([awaited, aborted]);
    signal.throwIfAborted();
    return await awaited;
  } finally {
    done.abort();
  }
}

function answerTo(request: Request, outgoing: ClientRequest, body: Buffer | undefined): Promise<Response> {
  return new Promise((resolve, reject) => {
    const lost = (cause: Error) => reject(new TypeError('fetch failed', { cause }));
    outgoing.on('error', lost);
    outgoing.on('response', (answer) => {
      const { statusCode: status = 0 } = answer;
      if (status < 200 || status > 599) return lost(new RangeError(`a Response can't have status ${status}`));
      // synchronously: the body may break off at any moment
      return resolve(responseOf(answer, status, request));
    });
    outgoing.end(body);
  });
}

/** The statuses whose responses have no body; a Response with them must not have one either. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

function responseOf(answer: IncomingMessage, status: number, { method, signal, url }: Request): Response {
  const hasBody = method !== 'HEAD' && !bodiless.has(status);
  if (!hasBody) answer.resume();
  const body = hasBody ? bodyOf(answer, signal) : null;
  const statusText = answer.statusMessage ?? '';
  const response = new Response(body, { status, statusText, headers: answerHeaders(answer) });
  // clients resolve redirects against this URL
  return Object.defineProperty(response, 'url', { value: url });
}

function answerHeaders({ headers, rawHeaders }: IncomingMessage): Headers {
  const endToEnd = withoutHopByHop(headers);
  const all = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    if (Object.hasOwn(endToEnd, name.toLowerCase())) all.append(name, value);
  }
  return all;
}

/** Streams an answer's body at its reader's pace; cancelling closes the connection. */
function bodyOf(answer: IncomingMessage, signal: AbortSignal): ReadableStream<Uint8Array> {
  // buffered data would still arrive after a stream is destroyed
  const hangUp = () => void answer.removeAllListeners('data').removeAllListeners('end').destroy();
  return new ReadableStream({
    start(controller) {
      const abort = () => {
        controller.error(signal.reason);
        hangUp();
      };
      signal.addEventListener('abort', abort);
      answer.once('close', () => signal.removeEventListener('abort', abort));
      answer.on('data', (piece: Buffer) => {
        controller.enqueue(new Uint8Array(piece));
        if ((controller.desiredSize ?? 0) <= 0) answer.pause();
      });
      answer.on('end', () => controller.close());
      answer.on('error', (cause) => controller.error(new TypeError('terminated', { cause })));
    },
    pull: () => void answer.resume(),
    cancel: hangUp,
  });
}
