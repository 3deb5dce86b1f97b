import { Agent, request } from 'node:http';

/** A request, and the status it has to be answered with. */
export interface Wanted {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A connection that stays open: what is measured over it is the request alone. */
export interface KeptConnection {
  /** Sends a request; gives the milliseconds to the end of its answer, and throws where it is answered otherwise. */
  send(wanted: Wanted): Promise<number>;
  close(): void;
}

/** Makes a connection to a server; it is opened by the first request. */
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
                new Error(`${method} ${path} was answered with ${answer.statusCode ?? 'nothing'} ${said}`),
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
