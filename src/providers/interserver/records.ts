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

/** An InterServer account, whose login is an e-mail address. */
export interface Account extends Omit<Entry, 'sessions'> {
  readonly accountId: number;
  readonly name: string;
}

/** InterServer's policy. */
export type Policy = Required<Schemas['Policy']>;

/** Switches for behaviour on which the vendor's sources disagree; each profile has its own defaults. */
export type Switches = Omit<Policy, keyof SharedPolicy | 'session' | 'verificationTries'>;

/** Defaults of switches that both profiles share. */
export const commonSwitches = {
  secondFactorStatuses: 'examples',
  verificationStatuses: 'examples',
  wrongPasswordCode: false,
  loginCaptcha: 'marked',
  signupCaptcha: 'phrase',
  verifyNewAddress: 'marked',
  sessionCookie: false,
} as const;

/** The records of InterServer. */
export interface Records extends SharedRecords<Account, Policy> {
  /** The client addresses that an account has verified, by the account's key. */
  readonly verifiedAddresses: readonly string[];
  /** The number of wrong verification codes since the last code was mailed, by the account's key. */
  readonly wrongVerifications: number;
  /** The secret of an authenticator app that no code has confirmed yet, by the session's id. */
  readonly pendingSecrets: string;
  /** The API key of an account, by the account's key. */
  readonly apiKeys: string;
}

// core's types, with these records
export type State = CoreState<Records>;
export type Context = CoreContext<Records>;
export type TracedContext = CoreTracedContext<Records>;
export type Operation<Request, F extends Facts> = CoreOperation<Request, Records, F>;
export type AccountRef = CoreAccountRef<Account>;

/** The id of the first fixture account without an id; each position adds one. */
const firstAccountId = 5001;

/** The base of the ids of accounts that sign up; the number of the request is added. */
const firstSignedUpId = 900_000;

/** Creates an account that signs up. */
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

/** Derives the default name of an account from its login. */
function nameFrom(login: string): string {
  return login.replace(/@.*$/, '');
}

/** The schemas of the collections that only InterServer has. */
export const recordSchemas: SchemasOf<Omit<Records, keyof SharedRecords>> = {
  verifiedAddresses: list(text),
  wrongVerifications: count,
  pendingSecrets: text,
  apiKeys: text,
};

/** The retention of pending secrets of authenticator apps: as long as their session. */
export const retention: AnyRetention = retentionOf<Records>({
  pendingSecrets: (_secret, token, { graceMs, related }) => endOf(related('tokens', token)) + graceMs,
});
