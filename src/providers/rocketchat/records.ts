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

/** A Rocket.Chat user, whose logins are a username and an e-mail address. */
export interface Account extends Omit<Entry, 'sessions'> {
  readonly id: string;
}

/** The switches that profiles set differently. */
type Switch =
  | 'lockoutRule'
  | 'lockoutOnlyTypedUsernames'
  | 'lockoutByAddress'
  | 'oneTimeCodeAttempts'
  | 'rolesRequired'
  | 'adminsNeedVerifiedEmail';

/** The defaults that a profile gives the switches. */
export type Switches = Readonly<Required<Pick<Schemas['Policy'], Switch>>>;

type Policy = Schemas['Policy'] & Switches;

/** The records of Rocket.Chat. */
export type Records = SharedRecords<Account, Policy> & {
  /** The number of wrong codes since the account's last sent code, by the account's key. */
  readonly wrongCodes: { readonly code: string; readonly count: number };
};

// core's types, with these records
export type State = CoreState<Records>;
export type Context = CoreContext<Records>;
export type TracedContext = CoreTracedContext<Records>;
export type Operation<Request, F extends Facts> = CoreOperation<Request, Records, F>;
export type AccountRef = CoreAccountRef<Account>;

/** The schemas of the collections that only Rocket.Chat has. */
export const recordSchemas: SchemasOf<Omit<Records, keyof SharedRecords>> = {
  wrongCodes: object<Records['wrongCodes']>({ code: text, count }),
};

/** A method of the second factor. */
export type Method = 'totp' | 'email';

/** Returns the second factors that an account has enabled; a login asks for the first. */
export function methodsOf({ secondFactor, mailCodes }: Account): readonly Method[] {
  if (secondFactor === undefined) return [];
  if (secondFactor !== 'totp') return ['email'];
  return mailCodes === true ? ['totp', 'email'] : ['totp'];
}

/** Returns the path of a user's avatar. Lone surrogates, which a URL can't encode, become U+FFFD. */
export function avatarPath({ login }: Account): string {
  return `/avatar/${encodeURIComponent(login.replaceAll(/\p{Surrogate}/gu, '\ufffd'))}`;
}

/** Letters and digits that are hard to confuse. Source: the vendor's server source. */
const idAlphabet = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';
const idLength = 17;

/** Returns a random id for a new user. */
export function newId(environment: Environment): string {
  return randomString(idLength, idAlphabet, environment);
}

/** Reads Rocket.Chat's fixture files. `secondFactor: sms` becomes `mail`: Rocket.Chat sends no SMS. */
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
