import type { AdminClient } from './admin-client.ts';
import type {
  Account,
  AccountChange,
  AccountPage,
  AccountQuery,
  EntryOf,
  Introspection,
  Session,
} from './types.ts';

/** The accounts that can sign in to a provider. Changes apply to one namespace, until its reset. */
export interface AccountControls {
  /**
   * Returns one page of a provider's accounts, in a stable order.
   *
   * @example
   * const { accounts, total } = await emulator.accounts.list('rocketchat', { search: 'totp' });
   */
  list(provider: string, query?: AccountQuery): Promise<AccountPage>;
  /**
   * Returns the account with a login; any of its logins works. Contains its password and authenticator secret.
   *
   * @example
   * const { account } = await emulator.accounts.get('rocketchat', 'totp');
   */
  get(provider: string, login: string): Promise<Account>;
  /**
   * Adds or replaces an account. The entry has the form of an account in a fixture file, without the login.
   *
   * @example
   * await emulator.accounts.put('interserver', 'me@example.com', { password: 'mine' });
   */
  put<P extends string>(provider: P, login: string, account: EntryOf<P>): Promise<Account>;
  /**
   * Changes members of an account; null removes a member.
   *
   * @example
   * await emulator.accounts.change('rocketchat', 'plain', { password: 'another' });
   */
  change(provider: string, login: string, change: AccountChange): Promise<Account>;
  /**
   * Locks an account permanently.
   *
   * @example
   * await emulator.accounts.lock('rocketchat', 'plain');
   */
  lock(provider: string, login: string): Promise<Account>;
  /**
   * Removes an account's lock and its counted failures.
   *
   * @example
   * await emulator.accounts.unlock('rocketchat', 'locked');
   */
  unlock(provider: string, login: string): Promise<Account>;
  /**
   * Removes an account.
   *
   * @example
   * await emulator.accounts.remove('rocketchat', 'plain');
   */
  remove(provider: string, login: string): Promise<void>;
}

/** Creates the account controls of a namespace. */
export function createAccountControls(ask: AdminClient): AccountControls {
  const change = (provider: string, login: string, body: AccountChange) =>
    ask('changeAccount', { params: { provider, login }, body });
  return {
    list: (provider, query = {}) => ask('listAccounts', { params: { provider }, query }),
    get: (provider, login) => ask('getAccount', { params: { provider, login } }),
    put: (provider, login, body) => ask('putAccount', { params: { provider, login }, body }),
    change,
    lock: (provider, login) => change(provider, login, { locked: true }),
    unlock: (provider, login) => change(provider, login, { locked: false }),
    remove: (provider, login) => ask('removeAccount', { params: { provider, login } }),
  };
}

/** The sessions and tokens of a provider. */
export interface SessionControls {
  /**
   * Returns the sessions of a provider. Expired sessions have `alive: false`; ended sessions are omitted.
   *
   * @example
   * const alive = (await emulator.sessions.list('misaka')).filter((session) => session.alive);
   */
  list(provider: string): Promise<readonly Session[]>;
  /**
   * Returns whether a token is active, and its owner, as in RFC 7662. An application's own backend can use it.
   *
   * @example
   * const { active, login } = await emulator.sessions.introspect(token);
   */
  introspect(token: string): Promise<Introspection>;
  /**
   * Ends the session with an id from `list`: its token is rejected from now on.
   *
   * @example
   * const [session] = await emulator.sessions.list('rocketchat');
   * if (session) await emulator.sessions.end('rocketchat', session.id);
   */
  end(provider: string, id: string): Promise<void>;
  /**
   * Ends all sessions of a provider.
   *
   * @example
   * await emulator.sessions.endAll('rocketchat');
   */
  endAll(provider: string): Promise<void>;
}

/** Creates the session controls of a namespace. */
export function createSessionControls(ask: AdminClient): SessionControls {
  return {
    list: async (provider) => (await ask('listSessions', { params: { provider } })).sessions,
    introspect: (token) => ask('introspect', { body: { token } }),
    end: (provider, id) => ask('endSession', { params: { provider, id } }),
    endAll: (provider) => ask('endSessions', { params: { provider } }),
  };
}
