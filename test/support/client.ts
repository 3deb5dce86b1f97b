import { Agent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';

/** An HTTP request. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

/** An HTTP response. The status is 0 if the connection broke, with the reason as text. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** Sends requests to one server over keep-alive connections. */
export interface Client {
  send(request: Request): Promise<Answer>;
  close(): void;
}

/** A server without an answer for this long counts as hanging. */
export const hangsAfterMs = 30_000;

/** Creates a client of a server on 127.0.0.1. */
export function createClient(port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  return { send: (request) => sent(port, agent, request), close: () => agent.destroy() };
}

function sent(port: number, agent: Agent, request: Request, isRepeated = false): Promise<Answer> {
  const { method, path, body } = request;
  const headers = { ...lengthOf(body), ...request.headers };
  return new Promise((resolve) => {
    const broken = (error: Error) =>
      resolve({ status: 0, headers: {}, text: 'code' in error ? String(error.code) : error.message });
    const way = { port, host: '127.0.0.1', agent: isRepeated ? false : agent };
    const outgoing = httpRequest({ ...way, method, path, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => void chunks.push(chunk));
      incoming.on('error', broken);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    const timer = setTimeout(() => outgoing.destroy(new Error('no answer within 30 s')), hangsAfterMs);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.on('error', (error) => {
      // the server may close an idle connection while it is being reused; the retry uses a new one
      const isStale = outgoing.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
      if (isStale && !isRepeated) return void sent(port, agent, request, true).then(resolve);
      return broken(error);
    });
    outgoing.end(body);
  });
}

/** Sets a length: Node's client sends the body of a DELETE without one, so that it would precede the next request. */
function lengthOf(body: Request['body']): OutgoingHttpHeaders {
  return body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
}

/** Returns a field of an answer's JSON by its dotted path; empty if it has none. */
export function fieldOf({ text }: Answer, path: string): string {
  let value = parsed(text);
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return '';
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const maxShown = 1500;

/** Formats a request with its answer for a failure message. */
export function exchangeText({ method, path, headers = {}, body = '' }: Request, answer: Answer): string {
  const size = Buffer.byteLength(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  return [
    `> ${method} ${path}`,
    ...lines.map((line) => `> ${line}`),
    ...(size === 0 ? [] : [`> (${size} bytes) ${JSON.stringify(cut(body.toString()))}`]),
    `< ${answer.status} ${JSON.stringify(cut(answer.text))}`,
  ].join('\n');
}

function cut(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}
