import {
  count,
  dictionary,
  list,
  object,
  oneOf,
  optional,
  text,
  time,
  type SchemasOf,
} from './record-schema.ts';
import type { Message, SentCode, SessionEnd, SessionRecord, SharedRecords } from './records.ts';
import type { Counter } from './state.ts';

/** What is written of every provider, but its accounts: those have the form of its fixture files. No policy is ever written. */
type Written = Omit<SharedRecords, 'policy' | 'accounts'> & {
  readonly counters: Counter;
  /** The places that accounts written by the control plane have, and the next to be given. */
  readonly positions: number;
};

const code: SchemasOf<SentCode> = { code: text, expiresAt: time };

/** The form of each collection that every provider keeps. */
export const sharedRecordSchemas: SchemasOf<Written> = {
  logins: text,
  first: text,
  lockouts: object<{ readonly until: number }>({ until: time }),
  epochs: count,
  recentFailures: list(time),
  attempts: dictionary(
    object<SharedRecords['attempts'][string]>({ at: list(time), blockedUntil: optional(time) }),
  ),
  ids: text,
  sessions: object<SessionRecord>({
    account: text,
    expiresAt: optional(time),
    startedAt: optional(time),
    request: optional(count),
    place: optional(count),
    kind: optional(text),
    epoch: optional(count),
    everyonesEpoch: optional(count),
    ended: optional(object<SessionEnd>({ at: time, because: oneOf('signed-out', 'revoked', 'used') })),
  }),
  challenges: object<SharedRecords['challenges']>({
    ...code,
    earlier: optional(list(object<SentCode>(code))),
  }),
  usedCodes: object<SharedRecords['usedCodes']>({ window: count }),
  outbox: list(
    object<Message>({
      account: optional(text),
      channel: oneOf('sms', 'email', 'captcha'),
      to: text,
      code: optional(text),
      link: optional(text),
      sentAt: time,
      request: count,
    }),
  ),
  counters: object<Counter>({ count, endsAt: time }),
  positions: count,
};
