import { findAccount } from '../../core/account.ts';
import { unlock } from '../../core/lockout/lockout.ts';
import { merged } from '../../core/patch.ts';
import { type AccountRef, type SharedRecords, recordsOf } from '../../core/records.ts';
import type { AnyState } from '../../core/state.ts';
import type { Emulator, ReadState, ServedProvider } from '../../emulator/emulator.ts';
import { entryOf, accountPage, presentAccount } from './account-page.ts';
import {
  upsertAccount,
  type UpsertContext,
  type UpsertError,
  type NormalizeAccount,
  forgetLogins,
} from './upsert-account.ts';
import { problem, type Handlers, type ProblemReply } from '../handler.ts';
import { findProvider } from '../call-target.ts';

const defaultLimit = 50;

/** Who may sign in. */
export const accountCalls = {
  async listAccounts({ emulator, namespace, params, query: { limit = defaultLimit, ...wanted } }) {
    const found = await findProvider(emulator, namespace, params.provider);
    if ('problem' in found) return found.problem;
    return { status: 200, body: await accountPage(emulator, namespace, found.served, { ...wanted, limit }) };
  },

  async getAccount({ emulator, namespace, params: { provider, login } }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    const { served } = found;
    return emulator.readState(namespace, served, (state, environment) => {
      const standing = standingAt(login, state);
      if (standing === undefined) return unknown(login);
      return { status: 200, body: said(standing, { served }, state, environment) };
    });
  },

  async putAccount({ emulator, namespace, params: { provider, login: named }, body }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    const desk = await deskOf(emulator, namespace, found.served);
    return emulator.readState(namespace, found.served, (state, environment) => {
      const former = standingAt(named, state);
      const entry = { login: former?.account.login ?? named, ...body };
      const written = upsertAccount({ entry, former, named }, desk, state, environment);
      if ('problems' in written) return refused(written);
      return { status: former === undefined ? 201 : 200, body: said(written, desk, state, environment) };
    });
  },

  async changeAccount({ emulator, namespace, params: { provider, login }, body: { locked, ...words } }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    const desk = await deskOf(emulator, namespace, found.served);
    return emulator.readState(namespace, found.served, (state, environment) => {
      const former = standingAt(login, state);
      if (former === undefined) return unknown(login);
      const entry = merged({ ...former.account }, { ...words, ...lockWords(locked) });
      const written = upsertAccount({ entry, former }, desk, state, environment);
      if ('problems' in written) return refused(written);
      if (locked !== undefined) unlock(written.key, recordsOf(state));
      return { status: 200, body: said(written, desk, state, environment) };
    });
  },

  async removeAccount({ emulator, namespace, params: { provider, login } }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    const { served } = found;
    const accounts = await emulator.records(namespace, served, 'accounts');
    const removed = await emulator.readState(namespace, served, (state) =>
      removeAccount(login, served, accounts.keys(), state),
    );
    if (removed === 'unknown') return unknown(login);
    if (removed === 'last')
      return problem(409, `${login} is the last account of ${provider}; add another first`);
    return { status: 204 };
  },
} satisfies Handlers<'listAccounts' | 'getAccount' | 'putAccount' | 'changeAccount' | 'removeAccount'>;

/** What `locked` is in a fixture file's words; what follows from failures is forgotten either way. */
function lockWords(locked: boolean | undefined): Readonly<Record<string, unknown>> {
  return locked === undefined ? {} : { lockedUntil: locked ? 'forever' : null };
}

function standingAt(login: string, state: AnyState): AccountRef | undefined {
  return findAccount(login, recordsOf<SharedRecords>(state));
}

async function deskOf(emulator: Emulator, namespace: string, served: ServedProvider): Promise<UpsertContext> {
  const collections = ['sessions', ...(served.provider.accountCollections?.byAccountField ?? [])];
  const lists = collections.map(
    async (collection) =>
      [collection, await emulator.recordsByAccount(namespace, served, collection)] as const,
  );
  return { served, naming: new Map(await Promise.all(lists)), normalize: await loadNormalize(served) };
}

function said(
  found: AccountRef,
  { served }: Pick<UpsertContext, 'served'>,
  ...[state, environment]: Parameters<ReadState<unknown>>
) {
  return presentAccount(found, entryOf(served.provider, found.account).logins, state, environment);
}

function unknown(login: string): ProblemReply<404> {
  return problem(404, `no account has the login ${login}`);
}

function refused({ status, problems }: UpsertError): ProblemReply<409 | 422> {
  return problem(status, problems.join('; '), { problems: [...problems] });
}

/** Loads the checks of a provider's fixture files, which an account's entry is held against as well. */
async function loadNormalize(served: ServedProvider): Promise<NormalizeAccount> {
  const { validateFixtures } = await import('../../fixtures/validate.ts');
  return (entry, position) => {
    const settled = validateFixtures(served, { accounts: [entry] }, position);
    if ('problems' in settled) return { problems: settled.problems.map(({ message }) => reworded(message)) };
    const [account] = settled.accounts;
    if (account === undefined) throw new Error('an entry has come to no account');
    return account;
  };
}

/** There is but one account here, and no file. */
function reworded(message: string): string {
  return message.replaceAll('accounts[0]', 'account');
}

/**
 * Takes an account away: neither its logins nor its sessions find it any more. A forced outcome is about the first account
 * where it is about no other, so another takes that place, and the last account stays.
 */
function removeAccount(
  login: string,
  served: ServedProvider,
  keys: Iterable<string>,
  anyState: AnyState,
): 'removed' | 'unknown' | 'last' {
  const state = recordsOf<SharedRecords>(anyState);
  const found = findAccount(login, state);
  if (found === undefined) return 'unknown';
  if (state.get('first', 'account') === found.key) {
    const next = [...keys].find((key) => key !== found.key && state.get('accounts', key) !== undefined);
    if (next === undefined) return 'last';
    state.put('first', 'account', next);
  }
  forgetLogins(found, { served }, state);
  state.delete('accounts', found.key);
  return 'removed';
}
