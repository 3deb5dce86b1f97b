import { fixtureReader } from '../../core/fixture.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { components } from '../../generated/misaka/fixture/types.ts';

type Schemas = components['schemas'];
type Entry = Schemas['Account'];

/** A Misaka.io user: the login is the e-mail address. */
export interface Account extends Omit<Entry, 'sessions' | 'user'> {
  readonly user: Schemas['User'] & { readonly id: number };
}

/** Misaka.io's policy. */
type Policy = Schemas['Policy'];

/** What Misaka.io keeps. */
export type Records = SharedRecords<Account, Policy>;

/** The first user id given to an account whose fixture names none. */
const firstUserId = 1001;

/** Reads Misaka.io's fixture files. */
export const readFixture = fixtureReader<Schemas['Fixture']>(({ sessions, user, ...entry }, position) => {
  const account: Account = { ...entry, user: { ...user, id: user.id ?? firstUserId + position } };
  const { login } = entry;
  return { key: login.toLowerCase(), id: String(account.user.id), logins: [login], account, sessions };
});
