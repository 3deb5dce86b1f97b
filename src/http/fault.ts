import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Fault } from '../core/scenario.ts';
import { untilDisconnected } from './disconnect.ts';

/** Bytes that no HTTP parser accepts as a chunk or a status line. */
const garbage = '\u0001 no chunk, no header, no status {]';

/** Breaks a reply with this fault. */
export function sendFault(request: IncomingMessage, response: ServerResponse, fault: Fault): void {
  faults[fault](request.socket, response);
}

const faults: Readonly<Record<Fault, (socket: Socket, response: ServerResponse) => void>> = {
  EMPTY_RESPONSE: (socket) => socket.destroy(),
  CONNECTION_RESET_BY_PEER: (socket) => socket.resetAndDestroy(),
  RANDOM_DATA_THEN_CLOSE: (socket) => socket.end(garbage, () => socket.destroy()),
  MALFORMED_RESPONSE_CHUNK(socket, response) {
    response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
    response.flushHeaders();
    socket.end(garbage, () => socket.destroy());
  },
};

/** Waits in real time; ends early if the client disconnects or the server stops. */
export function holdBack(request: IncomingMessage, response: ServerResponse, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    const forget = untilDisconnected(request, response, done);
  });
}
