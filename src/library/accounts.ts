import type { AdminClient } from './admin-client.ts';
import type {
  Account,
  AccountChange,
  AccountEntry,
  AccountPage,
  AccountQuery,
  Introspection,
  Session,
} from './types.ts';

/** Who may sign in. What is changed holds in this namespace, until its reset. */
export interface AccountControls {
  /**
   * One page of a provider's accounts, in a stable order.
   *
   * @example
   * const { accounts, total } = await emulator.accounts.list('rocketchat', { search: 'totp' });
   */
  list(provider: string, query?: AccountQuery): Promise<AccountPage>;
  /**
   * One account, by any of its logins. Holds its password and the secret of its authenticator app.
   *
   * @example
   * const { account } = await emulator.accounts.get('rocketchat', 'totp');
   */
  get(provider: string, login: string): Promise<Account>;
  /**
   * Adds an account, or puts another in its place: an entry of the provider's fixture file, its login left out.
   *
   * @example
   * await emulator.accounts.put('interserver', 'me@example.com', { password: 'mine' });
   */
  put(provider: string, login: string, account: AccountEntry): Promise<Account>;
  /**
   * Changes some of an account's words; null takes one away.
   *
   * @example
   * await emulator.accounts.change('rocketchat', 'plain', { password: 'another' });
   */
  change(provider: string, login: string, change: AccountChange): Promise<Account>;
  /**
   * Locks an account for ever.
   *
   * @example
   * await emulator.accounts.lock('rocketchat', 'plain');
   */
  lock(provider: string, login: string): Promise<Account>;
  /**
   * Forgets an account's lock and its failures.
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

/** Makes the accounts of a namespace. */
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
