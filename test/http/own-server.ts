import type { RequestListener } from 'node:http';
import type { AppOptions, Entry } from '../../src/index.ts';
import { testApp } from '../support/app.ts';
import { serve, type TestServer } from '../support/server.ts';

/** A request as an application's own server received it. */
interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** The emulator of Rocket.Chat with an application's own server behind it. */
export interface Pair {
  readonly emulator: TestServer;
  readonly own: TestServer;
  /** The requests that the application's server received, in order. */
  readonly asked: readonly Asked[];
  /** The entries that the emulator recorded, in order. */
  readonly entries: readonly Entry[];
}

/** Serves an emulator with an application's own server as its fallback, while a test uses both. */
export async function withOwnServer(
  use: (pair: Pair) => Promise<void>,
  answer: RequestListener = (_request, response) => response.end('mine'),
  options: AppOptions = {},
): Promise<void> {
  const asked: Asked[] = [];
  const entries: Entry[] = [];
  const own = await serve((request, response) => {
    const { method, url, headers } = request;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => asked.push({ method, url, headers, body: Buffer.concat(chunks).toString() }));
    answer(request, response);
  });
  const fallback = { rocketchat: own.url };
  const emulator = await serve(testApp({ fallback, record: (entry) => entries.push(entry), ...options }));
  try {
    await use({ emulator, own, asked, entries });
  } finally {
    await emulator.close();
    await own.close();
  }
}
