import type { SharedRecords } from '../../core/records.ts';
import { fixtureReader } from '../../core/fixture.ts';
import { checkFixture } from '../../generated/onlyoffice/fixture/checks.js';
import type { components } from '../../generated/onlyoffice/fixture/types.ts';

/** An ONLYOFFICE user: the login is a user name or an e-mail address. */
export type Account = Omit<components['schemas']['Account'], 'sessions'>;

/** ONLYOFFICE's policy. */
type Policy = components['schemas']['Policy'];

/** What ONLYOFFICE keeps. */
export type Records = SharedRecords<Account, Policy>;

/** Reads ONLYOFFICE's fixture files. */
export const readFixture = fixtureReader(checkFixture, ({ sessions, ...account }) => ({
  key: account.login.toLowerCase(),
  logins: [account.login],
  account,
  sessions,
}));
