import type { Context as CoreContext, TracedContext as CoreTracedContext } from '../../core/operation.ts';
import {
  count,
  dictionary,
  flag,
  list,
  object,
  oneOf,
  optional,
  text,
  time,
  type SchemasOf,
} from '../../core/record-schema.ts';
import type { AccountRecord, AccountRef as CoreAccountRef, SharedRecords } from '../../core/records.ts';
import { retentionOf, type AnyRetention } from '../../core/retention.ts';
import { endOf } from '../../core/session.ts';
import type { Counter, State as CoreState } from '../../core/state.ts';
import { ownRecordSchemas, type Enrolment, type PersonalToken, type Pool } from './own-records.ts';

/** An account of a declared provider, with the API's own fields. */
export interface Account extends AccountRecord {
  /** The API's id of it. */
  readonly id?: string | number;
  /** The id of its pool. */
  readonly pool?: string;
  /** The roles and scopes that protected operations ask for. */
  readonly role?: string;
  readonly scopes?: readonly string[];
  /** Codes that are each valid once in place of the second factor. */
  readonly backupCodes?: readonly string[];
  readonly [field: string]: unknown;
}

/** A client that may sign accounts in. */
interface Client {
  readonly id: string;
  readonly secret?: string;
  readonly [field: string]: unknown;
}

/** The values of a session that only some APIs have, besides its tokens. */
export interface SessionDetails {
  readonly client?: string;
  readonly scopes?: readonly string[];
  /** The scopes of the sign-in, if a refresh has requested fewer. */
  readonly granted?: readonly string[];
  readonly isRemembered?: boolean;
  /** The kinds of second factors that it has passed. */
  readonly factors?: readonly string[];
  /** Values of the sign-in request that come back later, by name. */
  readonly keeps?: Readonly<Record<string, string>>;
  /** The session's CSRF token, if it is bound to the session. */
  readonly csrf?: string;
}

/** A sign-in that waits for its second factor. */
export interface Wait {
  readonly account: string;
  /** Epoch milliseconds; not set if it waits permanently. */
  readonly expiresAt?: number;
  /** The number of wrong codes. */
  readonly wrong: number;
  readonly isRemembered?: boolean;
  readonly client?: string;
  readonly scopes?: readonly string[];
  readonly keeps?: Readonly<Record<string, string>>;
  /** The kinds of factors that the sign-in has passed. */
  readonly factors?: readonly string[];
  /** Why it no longer waits. */
  readonly ended?: 'used' | 'exhausted';
}

/** A code or link that was sent for a purpose other than the second factor. The account of a decoy doesn't exist. */
export interface Delivery {
  readonly account: string;
  readonly purpose: string;
  readonly code: string;
  readonly channel: 'sms' | 'email';
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly sentAt: number;
  /** The number of wrong tries. */
  readonly wrong: number;
  /** Why it is no longer valid. */
  readonly ended?: 'used' | 'exhausted';
}

/** A record of an operation in code: any JSON. */
interface OwnRecord {
  readonly value: unknown;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
}

/** The records of a declared provider. */
export interface Records extends SharedRecords<Account> {
  readonly counters: Counter;
  /** The positions of accounts that requests created, by the account's key, and the next free position. */
  readonly positions: number;
  /** By the client's id; from the fixtures. */
  readonly clients: Client;
  /** By the session's id of the records; only sessions with such values have them. */
  readonly sessionDetails: SessionDetails;
  /** The ids of an account's sessions in the records, newest last, by the account's key. */
  readonly sessionsOf: readonly string[];
  /** By the challenge that the client holds. */
  readonly waits: Wait;
  /** By the code's handle. */
  readonly deliveries: Delivery;
  /** The handle of a code: by the code, by purpose and account, and that of an account's newest. */
  readonly deliveryHandles: string;
  /** The former passwords of an account, newest first, by its key. */
  readonly formerPasswords: readonly string[];
  /** By the account's key. */
  readonly enrolments: Enrolment;
  /** The second factor that an account has set up itself, by its key. */
  readonly factors: Omit<Enrolment, 'secret'>;
  /** The last codes that an account has used, newest first, by its key: backup codes, and codes that were sent. */
  readonly usedCodesOf: readonly string[];
  /** By id and by name, from the fixtures. Without any, `*` is listed, and each pool exists. */
  readonly pools: Pool;
  /** By the CSRF token: those that were issued without a session. */
  readonly csrfTokens: { readonly issuedAt: number };
  /** The personal tokens of an account, by its key. */
  readonly personalTokens: readonly PersonalToken[];
  /** By the device's token: the account that skips its second factor there. */
  readonly devices: { readonly account: string; readonly expiresAt?: number };
  /** The records of operations in code, by their own keys. */
  readonly own: OwnRecord;
}

export type State = CoreState<Records>;
export type Context = CoreContext<Records>;
export type TracedContext = CoreTracedContext<Records>;
export type AccountRef = CoreAccountRef<Account>;

const byName = dictionary(text);
const pending = { isRemembered: optional(flag), client: optional(text), scopes: optional(list(text)) };

/** The collections whose records are never written, or are those of all providers. */
type OthersRecords = keyof SharedRecords | 'clients' | 'counters' | 'positions' | 'pools';

/** The schemas of the collections that only declared providers have. */
export const recordSchemas: SchemasOf<Omit<Records, OthersRecords>> = {
  sessionDetails: object<SessionDetails>({
    ...pending,
    granted: optional(list(text)),
    factors: optional(list(text)),
    keeps: optional(byName),
    csrf: optional(text),
  }),
  sessionsOf: list(text),
  waits: object<Wait>({
    ...pending,
    account: text,
    expiresAt: optional(time),
    wrong: count,
    keeps: optional(byName),
    factors: optional(list(text)),
    ended: optional(oneOf('used', 'exhausted')),
  }),
  deliveries: object<Delivery>({
    account: text,
    purpose: text,
    code: text,
    channel: oneOf('sms', 'email'),
    expiresAt: time,
    sentAt: time,
    wrong: count,
    ended: optional(oneOf('used', 'exhausted')),
  }),
  deliveryHandles: text,
  formerPasswords: list(text),
  usedCodesOf: list(text),
  ...ownRecordSchemas,
  csrfTokens: object<Records['csrfTokens']>({ issuedAt: time }),
  devices: object<Records['devices']>({ account: text, expiresAt: optional(time) }),
  own: object<OwnRecord>({ value: { problemOf: () => undefined }, expiresAt: optional(time) }),
};

/** The retention of the records that grow with requests. */
export const retention: AnyRetention = retentionOf<Records>({
  sessionDetails: (_details, id, { graceMs, related }) => endOf(related('sessions', id)) + graceMs,
  waits: (wait, _challenge, { graceMs }) => endOf(wait) + graceMs,
  deliveries: ({ expiresAt }, _key, { graceMs }) => expiresAt + graceMs,
  deliveryHandles: (handle, _key, { graceMs, related }) => endOf(related('deliveries', handle)) + graceMs,
  // an expired code differs from a wrong one
  challenges: ({ expiresAt }, _key, { graceMs }) => expiresAt + graceMs,
  csrfTokens: ({ issuedAt }, _token, { graceMs }) => issuedAt + graceMs,
  devices: (device, _token, { graceMs }) => endOf(device) + graceMs,
  own: (record, _key, { graceMs }) => endOf(record) + graceMs,
});
