import { count, list, text, type SchemasOf } from '../../core/record-schema.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { Records } from './records.ts';

/** The form of each collection that InterServer alone keeps. */
export const recordSchemas: SchemasOf<Omit<Records, keyof SharedRecords>> = {
  verifiedAddresses: list(text),
  wrongVerifications: count,
  pendingSecrets: text,
  apiKeys: text,
};
