import type { OpenConsole } from './console.ts';

type Emulator = OpenConsole['emulator'];

/** A sign-in at an API of the emulator. */
interface Login {
  readonly path: string;
  readonly body: Readonly<Record<string, string>>;
}

/** Sign-ins with different ends. */
export const logins = {
  good: { path: '/apiv2/login', body: { login: 'plain@example.com', passwd: 'Password-1' } },
  wrong: { path: '/api/v1/login', body: { user: 'plain', password: 'wrong' } },
  totp: { path: '/api/v1/login', body: { user: 'totp', password: 'Password-1' } },
  plain: { path: '/api/v1/login', body: { user: 'plain', password: 'Password-1' } },
  mistyped: { path: '/api/v1/logn', body: { user: 'plain', password: 'Password-1' } },
} as const satisfies Readonly<Record<string, Login>>;

/** Sends a sign-in as a client does; returns the id of the request. */
export async function send(
  { url }: Emulator,
  { path, body }: Login,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response.headers.get('x-emulator-request') ?? '';
}

/** The header that picks a namespace. */
export function inNamespace(name: string): Readonly<Record<string, string>> {
  return { 'x-emulator-namespace': name };
}

/** Calls the control plane; throws if it refuses. */
export async function callAdmin(
  { url }: Emulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const response = await fetch(`${url}/__admin${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${text}`);
  return text;
}
