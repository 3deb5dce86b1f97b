import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Fault } from '../core/scenario.ts';

/** What no HTTP parser takes for a chunk or a status line. */
const garbage = '\u0001 no chunk, no header, no status {]';

/** Loses an answer in one of the ways in which answers are lost. */
export function sendFault(request: IncomingMessage, response: ServerResponse, fault: Fault): void {
  ways[fault](request.socket, response);
}

const ways: Readonly<Record<Fault, (socket: Socket, response: ServerResponse) => void>> = {
  EMPTY_RESPONSE: (socket) => socket.destroy(),
  CONNECTION_RESET_BY_PEER: (socket) => socket.resetAndDestroy(),
  RANDOM_DATA_THEN_CLOSE: (socket) => socket.end(garbage, () => socket.destroy()),
  MALFORMED_RESPONSE_CHUNK(socket, response) {
    response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
    response.flushHeaders();
    socket.end(garbage, () => socket.destroy());
  },
};
