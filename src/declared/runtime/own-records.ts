import { list, object, oneOf, optional, text, time, type SchemasOf } from '../../core/record-schema.ts';
import type { AccountRecord } from '../../core/records.ts';

/** A personal token of an account, without its value. */
export interface PersonalToken {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly expiresAt?: number;
  readonly scopes?: readonly string[];
  /** The id of its session in the records. */
  readonly session: string;
}

/** A pool of accounts that a path can name. */
export interface Pool {
  readonly id: string;
}

/** A second factor that isn't in use yet. */
export interface Enrolment {
  readonly id: string;
  readonly method: NonNullable<AccountRecord['secondFactor']>;
  readonly name?: string;
  readonly createdAt: number;
  /** The secret of an authenticator app, in base32. */
  readonly secret?: string;
}

const factor = {
  ...{ id: text, method: oneOf('totp', 'sms', 'mail'), createdAt: time },
  name: optional(text),
};

/** The records of an account that it creates itself. */
interface OwnRecords {
  readonly enrolments: Enrolment;
  readonly factors: Omit<Enrolment, 'secret'>;
  readonly personalTokens: readonly PersonalToken[];
}

/** The schemas of the records that an account creates itself. */
export const ownRecordSchemas: SchemasOf<OwnRecords> = {
  enrolments: object<Enrolment>({ ...factor, secret: optional(text) }),
  factors: object<OwnRecords['factors']>(factor),
  personalTokens: list(
    object<PersonalToken>({
      id: text,
      name: text,
      createdAt: time,
      expiresAt: optional(time),
      scopes: optional(list(text)),
      session: text,
    }),
  ),
};
