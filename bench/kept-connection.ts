import { Agent, request } from 'node:http';

/** A request with its expected status. */
export interface Wanted {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A connection that stays open, so that a measurement contains only the request. */
export interface KeptConnection {
  /** Sends a request. Returns the milliseconds until the response ends; throws on another status. */
  send(wanted: Wanted): Promise<number>;
  close(): void;
}

/** Creates a connection to a server; the first request opens it. */
export function keepConnection(port: number): KeptConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: ({ method, path, status, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const startedAt = performance.now();
        const sent = { 'content-type': 'application/json', ...headers };
        const outgoing = request(
          { port, host: '127.0.0.1', agent, method, path, headers: sent },
          (answer) => {
            let said = '';
            answer.on('data', (chunk: Buffer) => void (said += chunk.toString()));
            answer.on('error', reject);
            answer.on('end', () => {
              if (answer.statusCode === status) return resolve(performance.now() - startedAt);
              return reject(
                new Error(`${method} ${path} returned ${answer.statusCode ?? 'no status'} ${said}`),
              );
            });
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}
