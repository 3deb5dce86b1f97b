import type { AppOptions } from '../../src/index.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';

/** The response. */
export interface Said {
  readonly status: number;
  readonly body: unknown;
}

/** A served app as its tests call it. */
export interface Calling {
  readonly url: string;
  /** Signs in at the first provider; returns the response. */
  login(body: object, headers?: Readonly<Record<string, string>>): Promise<Said>;
  /** Sends any request. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Said>;
}

/** Serves an app while a test uses it. */
export async function calling(
  use: (calling: Calling) => Promise<void>,
  options: AppOptions = {},
): Promise<void> {
  const server = await serve(testApp(options));
  const send: Calling['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const decoded: unknown = text.startsWith('{') ? JSON.parse(text) : text;
    return { status: response.status, body: decoded };
  };
  const login: Calling['login'] = (body, headers) => send('POST', '/apiv2/login', body, headers);
  try {
    await use({ url: server.url, send, login });
  } finally {
    await server.close();
  }
}

/** One account of InterServer as a login sends it. */
export const plain = { login: 'plain@example.com', passwd: 'Password-1' };

/** The value at a path of a response. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (part, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined),
    value,
  );
}

/** The ids of the requests that a response lists. */
export function idsOf(said: Said): readonly unknown[] {
  const requests = at(said.body, 'requests');
  return Array.isArray(requests) ? requests.map((one: unknown) => at(one, 'id')) : [];
}
