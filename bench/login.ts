import { connect } from 'node:net';

/** The request body: a documented InterServer login that succeeds. */
export const loginBody = JSON.stringify({ login: 'plain@example.com', passwd: 'Password-1' });

const loginFields = ['account_id', 'account_lid', 'gravatar', 'ima', 'sessionId'];

/** Throws unless a server returns the documented response of a successful login. */
export async function expectLogin(url: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: loginBody,
  });
  const text = await response.text();
  const answer: unknown = response.ok ? JSON.parse(text) : undefined;
  const fields = typeof answer === 'object' && answer !== null ? Object.keys(answer).sort() : [];
  if (response.status === 200 && fields.join() === loginFields.join()) return;
  throw new Error(`${url} answered the login with ${response.status}, not the documented response: ${text}`);
}

/** A login over HTTP. */
interface Login {
  readonly path: string;
  readonly body: string;
}

/** Returns the status of a login over a new connection, or undefined while the port refuses connections. */
export function statusOfLogin(port: number, login: Login, timeoutMs: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(requestText(port, login)));
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no response within ${timeoutMs} ms`)));
    socket.once('data', (chunk) => {
      resolve(Number(chunk.toString('latin1', 'HTTP/1.1 '.length, 'HTTP/1.1 200'.length)));
      socket.destroy();
    });
    socket.once('error', (error) => (isNobodyThere(error) ? resolve(undefined) : reject(error)));
  });
}

function requestText(port: number, { path, body }: Login): string {
  return [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

function isNobodyThere(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET');
}
