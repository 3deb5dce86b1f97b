import {
  createServer,
  request,
  type ClientRequest,
  type OutgoingHttpHeaders,
  type RequestListener,
} from 'node:http';
import { Duplex } from 'node:stream';

// as it is at the start: what intercepts requests later, as MSW and nock do, must not see those that leave no process
const sendOver = request;
// likewise, for tests whose timers stand still
const { nextTick } = process;
const later = setImmediate;

/** The head of a request to a listener of this process. */
export interface InProcessHead {
  readonly method: string;
  /** The path, with its query. */
  readonly target: string;
  readonly headers: OutgoingHttpHeaders;
}

/** Where a request comes from, as its listener sees it; by itself from this machine, over plain HTTP. */
export interface InProcessClient {
  readonly address?: string;
  readonly isEncrypted?: boolean;
}

/**
 * Sends a request to a listener as any client does, HTTP and all, but over no socket. Whoever destroys it hangs up, and
 * where no answer comes back it has an error, as over a socket.
 */
export type SendInProcess = (
  listener: RequestListener,
  head: InProcessHead,
  client?: InProcessClient,
) => ClientRequest;

/**
 * Makes the way to listeners of this process; each request has a connection of its own, which ends with its answer. Where
 * `closing` says so, what would go on without an end is to end, as when a server stops listening.
 */
export function createInProcess(closing?: AbortSignal): SendInProcess {
  const listeners = new WeakMap<Duplex, RequestListener>();
  // it listens at no port, so that no timer of it ever runs and nobody has to close it
  const server = createServer((request, response) => listeners.get(request.socket)?.(request, response));
  // Node makes it the server of each connection, and what streams looks at that
  Object.defineProperty(server, 'listening', { get: () => closing?.aborted !== true });
  return (listener, { method, target, headers }, client = {}) => {
    const [near, far] = connected(client);
    listeners.set(far, listener);
    // in a later turn of the event loop, as over a socket: whoever asks again and again holds up nothing else
    later(() => server.emit('connection', far));
    const outgoing = sendOver({ method, path: target, headers, createConnection: () => near });
    outgoing.once('response', (answer) => answer.once('close', () => near.destroy()));
    return outgoing;
  };
}

/** One end of a connection within the process; Node's own pairs are younger than the oldest Node that is supported. */
class End extends Duplex {
  other: End | undefined;
  #resume: (() => void) | undefined;

  override _read(): void {
    this.#resume?.();
    this.#resume = undefined;
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    // never at once, as no socket does: whoever writes is not called back from within
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

  /** A reset, as a socket has it. */
  resetAndDestroy(): this {
    return this.destroy();
  }

  /** Asked for by those who would have a socket give up; here nothing is ever slow. */
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
