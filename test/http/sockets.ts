import type { RequestListener } from 'node:http';
import { sendRaw, serve, type TestServer } from '../support/server.ts';
import { testApp } from '../support/app.ts';
import type { Answer } from './answers.ts';

/** One response as received over a socket. */
export interface Received extends Answer {
  readonly type: string | undefined;
}

/** The head of a POST; the rest of its headers and its body come after it. */
export function headOf(path: string, more: readonly string[] = []): string {
  return [`POST ${path} HTTP/1.1`, 'Host: emulator.localhost', ...more].join('\r\n') + '\r\n';
}

/** A whole POST of JSON; every byte of it is a character. */
export function jsonPost(path: string, fields: object, more: readonly string[] = []): string {
  const body = JSON.stringify(fields);
  const own = ['Content-Type: application/json', `Content-Length: ${body.length}`];
  return `${headOf(path, [...own, ...more])}\r\n${body}`;
}

/** Parses the responses received over a socket, in order. A body has the length of its Content-Length. */
function answersIn(received: string): readonly Received[] {
  if (received === '') return [];
  const end = received.indexOf('\r\n\r\n') + 4;
  const head = received.slice(0, end);
  const length = Number(/^content-length: (\d+)\r$/im.exec(head)?.[1] ?? 0);
  const answer = {
    status: Number(head.split(' ')[1]),
    type: /^content-type: (.*)\r$/im.exec(head)?.[1],
    body: length === 0 ? undefined : (JSON.parse(received.slice(end, end + length)) as unknown),
  };
  return [answer, ...answersIn(received.slice(end + length))];
}

/** A JSON response as received. */
export function received({ status, body }: Answer): Received {
  return { status, type: 'application/json', body };
}

/** Sends bytes to a new app and returns all its responses. */
export async function exchange(bytes: string): Promise<readonly Received[]> {
  return answersIn(await served(({ port }) => sendRaw(port, bytes)));
}

/** Serves a listener (default: a new app) while a test uses it. */
export async function served<T>(
  use: (server: TestServer) => Promise<T>,
  listener: RequestListener = testApp(),
): Promise<T> {
  const server = await serve(listener);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}
