import type { AdminClient } from './admin-client.ts';
import type { Codes, CodesQuery } from './types.ts';

/** The codes of authenticator apps, as the account's owner would see them. */
export interface CodeControls {
  /**
   * The codes that an account's second factor accepts, and for how long. `minValidity` (seconds) waits in real time for a
   * fresh one where too little is left; `advance` moves the clock to the next window instead.
   *
   * @example
   * const { current } = await emulator.codes.get('rocketchat', 'totp');
   */
  get(provider: string, login: string, query?: CodesQuery): Promise<Codes>;
}

/** Makes the codes of a namespace. */
export function createCodeControls(ask: AdminClient): CodeControls {
  return {
    get: (provider, login, query = {}) => ask('getCodes', { params: { provider, login }, query }),
  };
}
