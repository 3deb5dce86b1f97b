import type { Transport } from './transport.ts';
import { EmulatorError } from './emulator-error.ts';

/** The end of an emulator's handle: what is asked after it is refused. */
export interface Closing {
  readonly signal: AbortSignal;
  /** Closes once, however often it is called; later calls wait for the same end. */
  close(options?: CloseOptions): Promise<void>;
}

/** What `close` can be told. */
export interface CloseOptions {
  /** How long requests in flight may take, in milliseconds; 5000 when left out, and 0 cuts them off. */
  readonly graceMs?: number;
}

/** Makes the end of a handle; `end` is what closing does. */
export function createClosing(end: (graceMs: number | undefined) => Promise<void>): Closing {
  const controller = new AbortController();
  let closed: Promise<void> | undefined;
  return {
    signal: controller.signal,
    close({ graceMs } = {}) {
      controller.abort();
      return (closed ??= end(graceMs));
    },
  };
}

/** The connection, whose requests are refused with this sentence once it is closed. */
export function untilClosed(connection: Transport, signal: AbortSignal, sentence: string): Transport {
  const refused = () => Promise.reject(new EmulatorError(sentence));
  return {
    ...connection,
    send: (path, init) => (signal.aborted ? refused() : connection.send(path, init)),
    forward: (request) => (signal.aborted ? refused() : connection.forward(request)),
  };
}
