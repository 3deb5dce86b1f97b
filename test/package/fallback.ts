import assert from 'node:assert/strict';
import { serve as serveHttp } from '../support/server.ts';

/** Runs an application's server. Passes `use` the variable that makes the emulator forward unknown requests to it. */
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

/** Sends a request that only the application's server answers. */
export async function askBeyond(url: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/providers.get`);
  assert.equal(await response.text(), 'mine');
}
