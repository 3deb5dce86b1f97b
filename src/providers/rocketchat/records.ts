import { fixtureReader } from '../../core/fixture.ts';
import type { SharedRecords } from '../../core/records.ts';
import { derive } from '../../core/text.ts';
import type { components } from '../../generated/rocketchat/fixture/types.ts';

type Schemas = components['schemas'];
type Entry = Schemas['Account'];

/** A Rocket.Chat user: its login is its username, and its e-mail address is one too. */
export interface Account extends Omit<Entry, 'sessions'> {
  readonly id: string;
}

/** Rocket.Chat's policy. */
type Policy = Schemas['Policy'];

/** What Rocket.Chat keeps. */
export type Records = SharedRecords<Account, Policy>;

/** Source: the vendor's server source; letters and digits that are hard to confuse. */
const idAlphabet = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';
const idLength = 17;

/** Reads Rocket.Chat's fixture files. It sends no SMS: an account with that second factor gets its code by e-mail. */
export const readFixture = fixtureReader<Schemas['Fixture']>(({ sessions, ...entry }) => {
  const id = entry.id ?? derive(entry.login, idLength, idAlphabet);
  const account: Account = {
    ...entry,
    id,
    ...(entry.secondFactor === 'sms' ? { secondFactor: 'mail' } : {}),
  };
  return { key: id, id, logins: loginsOf(account), account, sessions };
});

function loginsOf({ login, email }: Account): readonly string[] {
  return email === undefined ? [login] : [login, email];
}
