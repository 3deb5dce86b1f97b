import type { Environment } from '../../core/environment.ts';
import { fixtureReader } from '../../core/fixture.ts';
import type { SharedRecords } from '../../core/records.ts';
import { hashToString, randomString } from '../../core/random-string.ts';
import type { components } from '../../generated/rocketchat/fixture/types.ts';

type Schemas = components['schemas'];
type Entry = Schemas['Account'];

/** A Rocket.Chat user: its login is its username, and its e-mail address is one too. */
export interface Account extends Omit<Entry, 'sessions'> {
  readonly id: string;
}

/** What profiles decide differently. */
type Switch =
  | 'lockoutRule'
  | 'lockoutOnlyTypedUsernames'
  | 'lockoutByAddress'
  | 'oneTimeCodeAttempts'
  | 'rolesRequired'
  | 'adminsNeedVerifiedEmail';

/** The defaults that a profile gives the switches. */
export type Switches = Readonly<Required<Pick<Schemas['Policy'], Switch>>>;

/** Rocket.Chat's policy. */
type Policy = Schemas['Policy'] & Switches;

/** What Rocket.Chat keeps. */
export type Records = SharedRecords<Account, Policy> & {
  /** How many wrong codes were given for the code that an account was sent last, by its key. */
  readonly wrongCodes: { readonly code: string; readonly count: number };
};

/** Source: the vendor's server source; letters and digits that are hard to confuse. */
const idAlphabet = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';
const idLength = 17;

/** The id of a user who registers. */
export function newId(environment: Environment): string {
  return randomString(idLength, idAlphabet, environment);
}

/** Reads Rocket.Chat's fixture files. It sends no SMS: an account with that second factor gets its code by e-mail. */
export const readFixture = fixtureReader<Schemas['Fixture']>(({ sessions, ...entry }) => {
  const id = entry.id ?? hashToString(entry.login, idLength, idAlphabet);
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
