import { type Environment, hashToString, randomString } from '../../core/environment.ts';
import { fixtureReader } from '../../core/fixture.ts';
import { count, object, text, type SchemasOf } from '../../core/record-schema.ts';
import type {
  Context as CoreContext,
  Operation as CoreOperation,
  TracedContext as CoreTracedContext,
} from '../../core/operation.ts';
import type { Facts } from '../../core/outcome.ts';
import type { AccountRef as CoreAccountRef, SharedRecords } from '../../core/records.ts';
import type { State as CoreState } from '../../core/state.ts';
import type { components } from '../../generated/rocketchat/fixture/types.ts';

type Schemas = components['schemas'];
type Entry = Schemas['Account'];

/** A Rocket.Chat user, who signs in with the username or the e-mail address. */
export interface Account extends Omit<Entry, 'sessions'> {
  readonly id: string;
}

/** The switches of the policy that the profiles set differently. */
type Switch =
  | 'lockoutRule'
  | 'lockoutOnlyTypedUsernames'
  | 'lockoutByAddress'
  | 'oneTimeCodeAttempts'
  | 'rolesRequired'
  | 'adminsNeedVerifiedEmail';

/** A profile's defaults of the switches. */
export type Switches = Readonly<Required<Pick<Schemas['Policy'], Switch>>>;

type Policy = Schemas['Policy'] & Switches;

/** Rocket.Chat's records. */
export type Records = SharedRecords<Account, Policy> & {
  /** How many wrong codes were given for the account's last sent code, by the account's key. */
  readonly wrongCodes: { readonly code: string; readonly count: number };
};

// core's types, with these records
export type State = CoreState<Records>;
export type Context = CoreContext<Records>;
export type TracedContext = CoreTracedContext<Records>;
export type Operation<Request, F extends Facts> = CoreOperation<Request, Records, F>;
export type AccountRef = CoreAccountRef<Account>;

/** The schemas of the collections that only Rocket.Chat keeps. */
export const recordSchemas: SchemasOf<Omit<Records, keyof SharedRecords>> = {
  wrongCodes: object<Records['wrongCodes']>({ code: text, count }),
};

/** A way to give a second factor. */
export type Method = 'totp' | 'email';

/** Returns the second factors that an account has on; a login asks for the first. */
export function methodsOf({ secondFactor, mailCodes }: Account): readonly Method[] {
  if (secondFactor === undefined) return [];
  if (secondFactor !== 'totp') return ['email'];
  return mailCodes === true ? ['totp', 'email'] : ['totp'];
}

/** Returns the path of a user's picture; half a character, which no URL can hold, becomes U+FFFD. */
export function avatarPath({ login }: Account): string {
  return `/avatar/${encodeURIComponent(login.replaceAll(/\p{Surrogate}/gu, '\ufffd'))}`;
}

/** Source: the vendor's server source; letters and digits that are hard to confuse. */
const idAlphabet = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';
const idLength = 17;

/** Returns an id for a user who registers. */
export function newId(environment: Environment): string {
  return randomString(idLength, idAlphabet, environment);
}

/** Reads Rocket.Chat's fixture files. Rocket.Chat sends no SMS: an account with that second factor gets its code by e-mail. */
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
