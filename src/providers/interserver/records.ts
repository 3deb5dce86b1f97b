import { fixtureReader } from '../../core/fixture.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { components } from '../../generated/interserver/fixture/types.ts';

type Schemas = components['schemas'];
type Entry = Schemas['Account'];

/** An InterServer account: its login is its e-mail address. */
export interface Account extends Omit<Entry, 'sessions'> {
  readonly accountId: number;
}

/** InterServer's policy. */
type Policy = Schemas['Policy'];

/** What InterServer keeps. */
export type Records = SharedRecords<Account, Policy>;

/** The first account id given to an account whose fixture names none. */
const firstAccountId = 5001;

/** Reads InterServer's fixture files. */
export const readFixture = fixtureReader<Schemas['Fixture']>(({ sessions, ...entry }, position) => {
  const account: Account = { ...entry, accountId: entry.accountId ?? firstAccountId + position };
  const { login, accountId } = account;
  return { key: login.toLowerCase(), id: String(accountId), logins: [login], account, sessions };
});
