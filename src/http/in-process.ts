import {
  createServer,
  request,
  type ClientRequest,
  type OutgoingHttpHeaders,
  type RequestListener,
} from 'node:http';
import { Duplex } from 'node:stream';

// saved at load: interceptors that patch it later, such as MSW and nock, must not see requests within the process
const sendOver = request;
// likewise, for tests with fake timers
const { nextTick } = process;
const later = setImmediate;

/** The head of a request to a listener of this process. */
export interface InProcessHead {
  readonly method: string;
  /** The path, with its query. */
  readonly target: string;
  readonly headers: OutgoingHttpHeaders;
}

/** The client as the listener sees it; by default 127.0.0.1 over plain HTTP. */
export interface InProcessClient {
  readonly address?: string;
  readonly isEncrypted?: boolean;
}

/**
 * Sends an HTTP request to a listener without a socket. As with a socket, destroying the request disconnects, and a missing
 * response is an error.
 */
export type SendInProcess = (
  listener: RequestListener,
  head: InProcessHead,
  client?: InProcessClient,
) => ClientRequest;

/**
 * Creates an in-process HTTP client. Each request has its own connection, which ends with its response. Aborting `closing`
 * ends open streams, as a server shutdown would.
 */
export function createInProcess(closing?: AbortSignal): SendInProcess {
  const listeners = new WeakMap<Duplex, RequestListener>();
  // it doesn't listen on a port, so it has no timers and needs no close
  const server = createServer((request, response) => listeners.get(request.socket)?.(request, response));
  // Node sets it as the server of each connection, and streams check whether that server is listening
  Object.defineProperty(server, 'listening', { get: () => closing?.aborted !== true });
  return (listener, { method, target, headers }, client = {}) => {
    const [near, far] = connected(client);
    listeners.set(far, listener);
    // in a later turn of the event loop, as with a socket, so that a client's request loop can't starve other work
    later(() => server.emit('connection', far));
    const outgoing = sendOver({ method, path: target, headers, createConnection: () => near });
    outgoing.once('response', (answer) => answer.once('close', () => near.destroy()));
    return outgoing;
  };
}

/** One end of an in-process connection. The oldest supported Node has no `duplexPair`. */
class End extends Duplex {
  other: End | undefined;
  #resume: (() => void) | undefined;

  override _read(): void {
    this.#resume?.();
    this.#resume = undefined;
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    // never synchronously, like a socket: the writer must not be called back during its write
    nextTick(() => {
      const { other } = this;
      if (other === undefined || other.destroyed || other.push(chunk)) done();
      else other.#resume = done;
    });
  }

  override _final(done: () => void): void {
    if (this.other?.destroyed === false) this.other.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const { other } = this;
    this.#resume?.();
    if (other !== undefined && !other.destroyed) later(() => other.destroy());
    done(error);
  }

  /** Resets the connection, like a socket. */
  resetAndDestroy(): this {
    return this.destroy();
  }

  /** Does nothing; clients call it to set a socket timeout. */
  setTimeout(): this {
    return this;
  }
}

function connected({ address = '127.0.0.1', isEncrypted = false }: InProcessClient): readonly [End, End] {
  const [near, far] = [new End(), new End()];
  near.other = far;
  far.other = near;
  Object.assign(far, { remoteAddress: address }, isEncrypted ? { encrypted: true } : {});
  return [near, far];
}
