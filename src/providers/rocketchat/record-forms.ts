import { count, object, text, type FormsOf } from '../../core/form.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { Records } from './records.ts';

/** The form of each collection that Rocket.Chat alone keeps. */
export const recordForms: FormsOf<Omit<Records, keyof SharedRecords>> = {
  wrongCodes: object<Records['wrongCodes']>({ code: text, count }),
};
