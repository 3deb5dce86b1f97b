import { createServer, request as sendOver, type OutgoingHttpHeaders, type RequestListener } from 'node:http';
import { Duplex } from 'node:stream';

/** A request to a listener of this process. */
export interface InProcessRequest {
  readonly method: string;
  /** The path, with its query. */
  readonly target: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | undefined;
}

/** What came back. */
export interface InProcessAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** Sends a request to a listener as any client does, HTTP and all, but over no socket. Rejects where no answer comes back. */
export function sendInProcess(listener: RequestListener, sent: InProcessRequest): Promise<InProcessAnswer> {
  const { method, target: path, headers, body } = sent;
  const [near, far] = connected();
  createServer(listener).emit('connection', far);
  return new Promise((resolve, reject) => {
    const outgoing = sendOver({ method, path, headers, createConnection: () => near }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        near.destroy();
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
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
    const { other } = this;
    if (other === undefined || other.destroyed || other.push(chunk)) done();
    else other.#resume = done;
  }

  override _final(done: () => void): void {
    if (this.other?.destroyed === false) this.other.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const { other } = this;
    this.#resume?.();
    if (other !== undefined && !other.destroyed) setImmediate(() => other.destroy());
    done(error);
  }

  /** A reset, as a socket has it. */
  resetAndDestroy(): this {
    return this.destroy();
  }
}

function connected(): readonly [End, End] {
  const [near, far] = [new End(), new End()];
  near.other = far;
  far.other = near;
  return [near, far];
}
