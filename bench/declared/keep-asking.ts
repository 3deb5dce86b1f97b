import { Agent, request } from 'node:http';

/** An answer with the time that it took. */
export interface Answer {
  /** The method and the path. */
  readonly request: string;
  readonly status: number;
  readonly text: string;
  /** From the request to the end of the response. */
  readonly ms: number;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Creates a connection that stays open, for requests whose status isn't known. */
export function keepAsking(port: number): { ask(asked: Asked): Promise<Answer>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const startedAt = performance.now();
        const type = body === undefined ? {} : { 'content-type': 'application/json' };
        const outgoing = request(
          { port, host: '127.0.0.1', agent, method, path, headers: { ...type, ...headers } },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on('data', (chunk: Buffer) => void chunks.push(chunk));
            answer.on('error', reject);
            answer.on('end', () =>
              resolve({
                ...{ request: `${method} ${path}`, status: answer.statusCode ?? 0 },
                ...{ text: Buffer.concat(chunks).toString(), ms: performance.now() - startedAt },
              }),
            );
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}
