import assert from 'node:assert/strict';
import { serve as serveHttp } from '../support/server.ts';

/** Runs a server of an application's own, and says by which variable the emulator passes on to it what it does not know. */
export async function withOwnServer<T>(
  use: (variables: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const own = await serveHttp((_request, response) => response.end('mine'));
  try {
    return await use({ LOGIN_EMULATOR_FALLBACK: `rocketchat=${own.url}` });
  } finally {
    await own.close();
  }
}

/** Asks for what only the application's own server knows. */
export async function askBeyond(url: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/providers.get`);
  assert.equal(await response.text(), 'mine');
}
