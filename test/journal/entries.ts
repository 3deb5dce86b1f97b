import type { AppOptions, Entry } from '../../src/index.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';

/** Options of a test's request besides the body. */
interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as sent, instead of a JSON body. */
  readonly raw?: string;
}

/** A running app, with its recorded entries. */
export interface Recorded {
  readonly entries: readonly Entry[];
  readonly url: string;
  /** Sends a request; returns the response body, decoded if it is JSON. */
  send(path: string, body?: unknown, sent?: Sent): Promise<unknown>;
}

/** Serves an app while a test uses it; returns the recorded entries. */
export async function recorded(
  use: (recorded: Recorded) => Promise<void>,
  options: AppOptions = {},
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  const server = await serve(testApp({ ...options, record: (entry) => void entries.push(entry) }));
  const send: Recorded['send'] = async (path, body, { method = 'POST', headers = {}, raw } = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'GET' ? {} : { body: raw ?? JSON.stringify(body) }),
    });
    const text = await response.text();
    const decoded: unknown = text.startsWith('{') ? JSON.parse(text) : text;
    return decoded;
  };
  try {
    await use({ entries, url: server.url, send });
  } finally {
    await server.close();
  }
  return entries;
}

/** Returns the string at a path of a JSON value; throws if it isn't a string. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = path.reduce<unknown>(
    (part, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined),
    value,
  );
  if (typeof found !== 'string') throw new Error(`no text at ${path.join('.')}`);
  return found;
}
