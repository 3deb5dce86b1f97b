import { fixtureReader } from '../../core/fixture.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { components } from '../../generated/onlyoffice/fixture/types.ts';

type Schemas = components['schemas'];

/** An ONLYOFFICE user: the login is a user name or an e-mail address. */
export type Account = Omit<Schemas['Account'], 'sessions'>;

/** ONLYOFFICE's policy. */
type Policy = Schemas['Policy'];

/** What ONLYOFFICE keeps. */
export type Records = SharedRecords<Account, Policy>;

/** Reads ONLYOFFICE's fixture files. */
export const readFixture = fixtureReader<Schemas['Fixture']>(({ sessions, ...account }) => ({
  key: account.login.toLowerCase(),
  logins: [account.login],
  account,
  sessions,
}));
