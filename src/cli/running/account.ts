import { UsageError } from '../../errors.ts';
import { EmulatorError } from '../../library/admin-client.ts';
import type { AccountControls } from '../../library/accounts.ts';
import type { Account } from '../../library/types.ts';
import { expectedLogin, expectedOneOf } from '../../suggestion.ts';
import { commandOptions, type CliContext } from '../command-options.ts';
import { commandTable } from '../command-table.ts';
import { readCommandOptions } from '../parse-options.ts';
import { print, withEmulator } from './controls.ts';

type Verb = 'lock' | 'unlock' | 'show';

/** `login-emulator account lock|unlock|show <provider> <login>`. */
export async function account(args: readonly string[], context: CliContext): Promise<void> {
  const { values, positionals } = readCommandOptions('account', commandOptions.account, args);
  const [verb, provider, login, ...rest] = positionals;
  const verbs = Object.keys(commandTable.account.verbs ?? {});
  if (verb !== undefined && !isVerb(verb))
    throw new UsageError(`account has no ${verb}; ${expectedOneOf(verb, verbs)}`);
  if (verb === undefined || provider === undefined || login === undefined || rest.length > 0)
    throw new UsageError(`account needs a verb, a provider and a login; ${usage}`);
  await withEmulator(values, context, async ({ controls: { accounts } }) => {
    const found = await done(accounts, verb, provider, login);
    const { stringify } = await import('yaml');
    const shown =
      verb === 'show'
        ? `${lineOf(provider, found)}\n${stringify(found.account).trimEnd()}`
        : lineOf(provider, found);
    print(values.json === true, found, shown);
  });
}

const usage = 'for example: npx login-emulator account lock rocketchat plain';

async function done(
  accounts: AccountControls,
  verb: Verb,
  provider: string,
  login: string,
): Promise<Account> {
  const verbs = { lock: accounts.lock, unlock: accounts.unlock, show: accounts.get };
  try {
    return await verbs[verb](provider, login);
  } catch (error) {
    if (!(error instanceof EmulatorError) || error.status !== 404) throw error;
    throw await unknownLogin(accounts, provider, login);
  }
}

/** Creates the error about a login that no account of a provider has. Throws if there is no such provider, either. */
export async function unknownLogin(
  accounts: AccountControls,
  provider: string,
  login: string,
): Promise<UsageError> {
  const page = await accounts.list(provider, { limit: 500 });
  const logins = page.accounts.flatMap((one) => one.logins);
  return new UsageError(`no account of ${provider} has the login ${login}; ${expectedLogin(login, logins)}`);
}

function lineOf(provider: string, { login, lockedUntil, failures }: Account): string {
  const locked =
    lockedUntil === 'forever' ? 'locked until it is unlocked' : `locked until ${String(lockedUntil)}`;
  const state = lockedUntil === null ? 'not locked' : locked;
  return `${provider} ${login}: ${state}${failures === 0 ? '' : `, failed logins: ${failures}`}`;
}

function isVerb(word: string): word is Verb {
  return word === 'lock' || word === 'unlock' || word === 'show';
}
