import { count, object, text, type SchemasOf } from '../../core/record-schema.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { Records } from './records.ts';

/** The form of each collection that Rocket.Chat alone keeps. */
export const recordSchemas: SchemasOf<Omit<Records, keyof SharedRecords>> = {
  wrongCodes: object<Records['wrongCodes']>({ code: text, count }),
};
