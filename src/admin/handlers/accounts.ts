import { findAccount } from '../../core/account.ts';
import { unlock } from '../../core/lockout/lockout.ts';
import { merged } from '../../core/patch.ts';
import type { Emulator, ServedProvider } from '../../emulator/emulator.ts';
import { accountPage, presentAccount } from './account-page.ts';
import { upsertAccount, type UpsertContext, type NormalizeAccount, forgetLogins } from './upsert-account.ts';
import { fixtureChecksOf } from '../../scenarios/fixture-checks.ts';
import type { components } from '../../generated/admin/types.ts';
import { problem, type Handlers, type ProblemReply } from '../handler.ts';
import type { ProviderRecords } from '../provider-records.ts';

const defaultLimit = 50;

/** The account calls. */
export const accountCalls = {
  async listAccounts({ records, query: { login, limit = defaultLimit, ...wanted } }) {
    if (login !== undefined) return { status: 200, body: await pageOfOne(records, login) };
    return { status: 200, body: await accountPage(records, { ...wanted, limit }) };
  },

  async getAccount({ records: { served, read }, params: { login } }) {
    return read((context) => {
      const found = findAccount(login, context.state);
      if (found === undefined) return unknown(login);
      return { status: 200, body: presentAccount(found, served, context) };
    });
  },

  async putAccount({ emulator, namespace, records: { served, read }, params: { login: named }, body }) {
    const upsert = await upsertContextOf(emulator, namespace, served);
    return read((context) => {
      const former = findAccount(named, context.state);
      const entry = { login: former?.account.login ?? named, ...body };
      const written = upsertAccount({ entry, former, named }, upsert, context);
      if ('status' in written) return written;
      return { status: former === undefined ? 201 : 200, body: presentAccount(written, served, context) };
    });
  },

  async changeAccount({ emulator, namespace, records: { served, read }, params: { login }, body }) {
    const { locked, ...words } = body;
    const upsert = await upsertContextOf(emulator, namespace, served);
    return read((context) => {
      const former = findAccount(login, context.state);
      if (former === undefined) return unknown(login);
      const entry = merged({ ...former.account }, { ...words, ...lockWords(locked) });
      const written = upsertAccount({ entry, former }, upsert, context);
      if ('status' in written) return written;
      if (locked !== undefined) unlock(written.key, context.state);
      return { status: 200, body: presentAccount(written, served, context) };
    });
  },

  async removeAccount({ records: { served, read, list }, params: { provider, login } }) {
    const accounts = await list('accounts');
    return read(({ state }) => {
      const found = findAccount(login, state);
      if (found === undefined) return unknown(login);
      // forced outcomes fall back to the provider's first account: another account must replace it
      if (state.get('first', 'account') === found.key) {
        const others = [...accounts.keys()].filter((key) => key !== found.key);
        const next = others.find((key) => state.get('accounts', key) !== undefined);
        if (next === undefined)
          return problem('last-account', `${login} is the last account of ${provider}; add another first`);
        state.put('first', 'account', next);
      }
      forgetLogins(found, served, state);
      state.delete('accounts', found.key);
      return { status: 204 };
    });
  },
} satisfies Handlers;

/** Returns the account with a login as a page; an empty one without it. */
async function pageOfOne(
  { served, read }: ProviderRecords,
  login: string,
): Promise<components['schemas']['AccountList']> {
  const accounts = await read((context) => {
    const found = findAccount(login, context.state);
    return found === undefined ? [] : [presentAccount(found, served, context)];
  });
  return { accounts, total: accounts.length, next: null };
}

/** Translates `locked` into the fixture file's field. The caller clears the lockout from failures in both cases. */
function lockWords(locked: boolean | undefined): Readonly<Record<string, unknown>> {
  return locked === undefined ? {} : { lockedUntil: locked ? 'forever' : null };
}

async function upsertContextOf(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
): Promise<UpsertContext> {
  const collections = ['tokens', ...(served.provider.accountCollections?.byAccountField ?? [])];
  const lists = collections.map(
    async (collection) =>
      [collection, await emulator.recordsByAccount(namespace, served, collection)] as const,
  );
  return { served, naming: new Map(await Promise.all(lists)), normalize: await loadNormalize(served) };
}

function unknown(login: string): ProblemReply<404> {
  return problem('account-not-found', `no account has the login ${login}`);
}

/** Loads the fixture checks of a provider; an account entry must pass them too. */
async function loadNormalize(served: ServedProvider): Promise<NormalizeAccount> {
  const { validateFixtures } = await import('../../fixtures/validate.ts');
  const checks = await fixtureChecksOf([served.provider]);
  return (entry, position) => {
    const settled = validateFixtures(served, { accounts: [entry] }, checks, position);
    if ('problems' in settled) return { problems: settled.problems.map(({ message }) => reworded(message)) };
    const [account] = settled.accounts;
    if (account === undefined) throw new Error('a valid entry gave no account');
    return account;
  };
}

/** Removes the list index from a message: a call sends a single account, not a file. */
function reworded(message: string): string {
  return message.replaceAll('accounts[0]', 'account');
}
