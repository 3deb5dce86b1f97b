import { fixtureReader } from '../../core/fixture.ts';
import type {
  Context as CoreContext,
  Operation as CoreOperation,
  TracedContext as CoreTracedContext,
} from '../../core/operation.ts';
import type { Facts } from '../../core/outcome.ts';
import type { AccountRef as CoreAccountRef, SharedPolicy, SharedRecords } from '../../core/records.ts';
import type { State as CoreState } from '../../core/state.ts';
import type { components } from '../../generated/interserver/fixture/types.ts';
import { count, list, text, type SchemasOf } from '../../core/record-schema.ts';
import { endOf } from '../../core/session.ts';
import { retentionOf, type AnyRetention } from '../../core/retention.ts';

type Schemas = components['schemas'];
type Entry = Schemas['Account'];

/** An InterServer account: its login is its e-mail address. */
export interface Account extends Omit<Entry, 'sessions'> {
  readonly accountId: number;
  readonly name: string;
}

/** InterServer's policy. */
export type Policy = Required<Schemas['Policy']>;

/** The switches where the sources disagree: each profile has its own defaults. */
export type Switches = Omit<Policy, keyof SharedPolicy | 'session' | 'verificationTries'>;

/** The switches that both profiles set alike. */
export const commonSwitches = {
  secondFactorStatuses: 'examples',
  verificationStatuses: 'examples',
  wrongPasswordCode: false,
  loginCaptcha: 'marked',
  signupCaptcha: 'phrase',
  verifyNewAddress: 'marked',
  sessionCookie: false,
} as const;

/** What InterServer keeps. */
export interface Records extends SharedRecords<Account, Policy> {
  /** The addresses that an account has verified, by its key. */
  readonly verifiedAddresses: readonly string[];
  /** How many wrong codes for a new address were given since the last one was mailed, by the account's key. */
  readonly wrongVerifications: number;
  /** The secret that a session was given for an authenticator app, until its code comes back, by the session's id. */
  readonly pendingSecrets: string;
  /** The API key of an account, by its key. */
  readonly apiKeys: string;
}

// core's types, with these records
export type State = CoreState<Records>;
export type Context = CoreContext<Records>;
export type TracedContext = CoreTracedContext<Records>;
export type Operation<Request, F extends Facts> = CoreOperation<Request, Records, F>;
export type AccountRef = CoreAccountRef<Account>;

/** The first account id given to an account whose fixture names none. */
const firstAccountId = 5001;

/** The first number given to an account that has signed up: the request's is added. */
const firstSignedUpId = 900_000;

/** An account that has just signed up. */
export function newAccount(login: string, password: string, requestNumber: number): Account {
  return {
    login,
    password,
    status: 'active',
    ima: 'client',
    gravatar: 'https://gravatar.com/user/image.png',
    accountId: firstSignedUpId + requestNumber,
    name: nameFrom(login),
  };
}

/** Reads InterServer's fixture files. */
export const readFixture = fixtureReader<Schemas['Fixture']>(({ sessions, ...entry }, position) => {
  const { login, accountId = firstAccountId + position, name = nameFrom(login) } = entry;
  const account: Account = { ...entry, accountId, name };
  return { key: login.toLowerCase(), id: String(accountId), logins: [login], account, sessions };
});

/** The name of an account whose fixture gives none. */
function nameFrom(login: string): string {
  return login.replace(/@.*$/, '');
}

/** The form of each collection that InterServer alone keeps. */
export const recordSchemas: SchemasOf<Omit<Records, keyof SharedRecords>> = {
  verifiedAddresses: list(text),
  wrongVerifications: count,
  pendingSecrets: text,
  apiKeys: text,
};

/** How long InterServer keeps the secret of an app that a session was given: as long as the session. */
export const retention: AnyRetention = retentionOf<Records>({
  pendingSecrets: (_secret, token, { graceMs, related }) => endOf(related('sessions', token)) + graceMs,
});
