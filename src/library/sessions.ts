import type { AdminClient } from './admin-client.ts';
import type { Introspection, Session } from './types.ts';

/** Who has signed in. */
export interface SessionControls {
  /**
   * The sessions of a provider.
   *
   * @example
   * const alive = (await emulator.sessions.list('misaka')).filter((session) => session.alive);
   */
  list(provider: string): Promise<readonly Session[]>;
  /**
   * Whose a token is, and whether it is alive, in the manner of RFC 7662: for an application's own backend.
   *
   * @example
   * const { active, login } = await emulator.sessions.introspect(token);
   */
  introspect(token: string): Promise<Introspection>;
  /**
   * Ends one session, by the id that the list has: its token is refused from now on.
   *
   * @example
   * const [session] = await emulator.sessions.list('rocketchat');
   * if (session) await emulator.sessions.end('rocketchat', session.id);
   */
  end(provider: string, id: string): Promise<void>;
  /**
   * Ends every session of a provider.
   *
   * @example
   * await emulator.sessions.endAll('rocketchat');
   */
  endAll(provider: string): Promise<void>;
}

/** Makes the sessions of a namespace. */
export function createSessionControls(ask: AdminClient): SessionControls {
  return {
    list: async (provider) => (await ask('listSessions', { params: { provider } })).sessions,
    introspect: (token) => ask('introspect', { body: { token } }),
    end: (provider, id) => ask('endSession', { params: { provider, id } }),
    endAll: (provider) => ask('endSessions', { params: { provider } }),
  };
}
