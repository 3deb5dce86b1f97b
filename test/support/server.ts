import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/** A server on a free port of 127.0.0.1. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves a listener, such as an Express app, on a free port. */
export function serve(listener: RequestListener): Promise<TestServer> {
  return new Promise((resolve) => {
    const server: Server = createServer(listener).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${port}`, port, close });
    });
  });
}

/** The time limit for the start of an answer, enough for a busy machine. */
const maxWaitMs = 10_000;

/** Sends bytes over a socket. Returns the bytes received until the server closes, or is idle after its first answer. */
export function sendRaw(port: number, bytes: string | Buffer, idleMs = 300): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(maxWaitMs, () => socket.destroy());
    socket.on('data', (chunk) => {
      socket.setTimeout(idleMs);
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
