import {
  count,
  list,
  object,
  oneOf,
  optional,
  text,
  time,
  type SchemasOf,
} from '../../core/record-schema.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { Member, Records } from './records.ts';

/** The form of each collection that Misaka.io alone keeps. */
export const recordSchemas: SchemasOf<Omit<Records, keyof SharedRecords>> = {
  families: list(
    object<Member>({ token: text, kind: oneOf('access', 'refresh', 'sliding'), expiresAt: time }),
  ),
  familyOf: count,
  spentTokens: object<Records['spentTokens']>({ account: text, expiresAt: optional(time) }),
};
