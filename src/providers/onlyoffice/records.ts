import { hashToString, lowerHex } from '../../core/environment.ts';
import { fixtureReader } from '../../core/fixture.ts';
import { count, flag, list, object, oneOf, text, time, type SchemasOf } from '../../core/record-schema.ts';
import type {
  Context as CoreContext,
  Operation as CoreOperation,
  TracedContext as CoreTracedContext,
} from '../../core/operation.ts';
import type { Facts } from '../../core/outcome.ts';
import type { AccountRef as CoreAccountRef, SharedRecords } from '../../core/records.ts';
import type { State as CoreState } from '../../core/state.ts';
import { retentionOf, type AnyRetention } from '../../core/retention.ts';
import type { components } from '../../generated/onlyoffice/fixture/types.ts';

type Schemas = components['schemas'];
type Entry = Schemas['Account'];

/** An ONLYOFFICE user, whose logins are a user name and an e-mail address. */
export interface Account extends Omit<Entry, 'sessions'> {
  /** A GUID. */
  readonly id: string;
}

/** The switches that profiles set differently. */
type Switch = 'lockoutRule' | 'preferPasswordHash';

/** The defaults that a profile gives the switches. */
export type Switches = Readonly<Required<Pick<Schemas['Policy'], Switch>>>;

/** ONLYOFFICE's policy. */
export type Policy = Schemas['Policy'] & Switches;

/** The second factor that the portal requires, and its scope, as set by the fixtures or an administrator. */
export type TwoFactorSettings = Schemas['TwoFactorSettings'];

/** The number and times of failed logins that cause a block, in the vendor's fields; times are in seconds. */
export interface LoginSettings {
  readonly attemptCount: number;
  readonly blockTime: number;
  readonly checkPeriod: number;
}

/** The purpose of a confirmation. */
export type ConfirmType = Schemas['ConfirmKey']['type'];

/** The purposes of confirmations, in the order of the vendor's numbers; the numbers are inferred. */
export const confirmTypes = [
  'EmpInvite',
  'LinkInvite',
  'PortalSuspend',
  'PortalContinue',
  'PortalRemove',
  'DnsChange',
  'PortalOwnerChange',
  'Activation',
  'EmailChange',
  'EmailActivation',
  'PasswordChange',
  'ProfileRemove',
  'PhoneActivation',
  'PhoneAuth',
  'Auth',
  'TfaActivation',
  'TfaAuth',
  'Wizard',
] as const satisfies readonly ConfirmType[];

/** A backup code of an account. */
export interface BackupCode {
  readonly code: string;
  readonly isUsed: boolean;
}

/** The records of ONLYOFFICE. */
export type Records = SharedRecords<Account, Policy> & {
  /** The purpose of a confirmation key, by the key; keys of the fixtures are in the accounts. */
  readonly confirmKeys: { readonly account: string; readonly type: ConfirmType; readonly expiresAt: number };
  /** Under `portal`, an administrator's settings, which replace the policy's `twoFactor`. */
  readonly twoFactorSettings: TwoFactorSettings;
  /** Under `portal`, an administrator's settings, which replace the policy's `lockout`. */
  readonly loginSettings: LoginSettings;
  /** The backup codes of an account with an authenticator app, by the account's key. */
  readonly backupCodes: readonly BackupCode[];
  /** The number of recent code checks and the end of their window, by the factor and the account's key. */
  readonly codeAttempts: { readonly count: number; readonly endsAt: number };
};

// core's types, with these records
export type State = CoreState<Records>;
export type Context = CoreContext<Records>;
export type TracedContext = CoreTracedContext<Records>;
export type Operation<Request, F extends Facts> = CoreOperation<Request, Records, F>;
export type AccountRef = CoreAccountRef<Account>;

/** Derives the id of a user without an id in the fixture. */
function derivedId(login: string): string {
  const hex = hashToString(login, 32, lowerHex);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Reads ONLYOFFICE's fixture files. An API key is stored as a session that never ends. */
export const readFixture = fixtureReader<Schemas['Fixture']>(({ sessions = [], ...entry }) => {
  const { login, email, apiKeys = [] } = entry;
  const id = entry.id ?? derivedId(login);
  return {
    key: id,
    id,
    logins: email === undefined || email.toLowerCase() === login.toLowerCase() ? [login] : [login, email],
    account: { ...entry, id },
    sessions: [...sessions, ...apiKeys.map((token) => ({ token, kind: 'api-key' }))],
  };
});

/** The schemas of the collections that only ONLYOFFICE has. */
export const recordSchemas: SchemasOf<Omit<Records, keyof SharedRecords>> = {
  confirmKeys: object<Records['confirmKeys']>({
    account: text,
    type: oneOf(...confirmTypes),
    expiresAt: time,
  }),
  twoFactorSettings: object<TwoFactorSettings>({
    type: oneOf('marked', 'none', 'sms', 'app'),
    trustedIps: list(text),
    mandatoryUsers: list(text),
    mandatoryGroups: list(text),
  }),
  loginSettings: object<LoginSettings>({ attemptCount: count, blockTime: count, checkPeriod: count }),
  backupCodes: list(object<BackupCode>({ code: text, isUsed: flag })),
  codeAttempts: object<Records['codeAttempts']>({ count, endsAt: time }),
};

/** The retention of confirmation keys and of counted code checks. */
export const retention: AnyRetention = retentionOf<Records>({
  confirmKeys: ({ expiresAt }, _key, { graceMs }) => expiresAt + graceMs,
  codeAttempts: ({ endsAt }) => endsAt,
});
