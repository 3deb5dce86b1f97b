import { count, list, text, type FormsOf } from '../../core/form.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { Records } from './records.ts';

/** The form of each collection that InterServer alone keeps. */
export const recordForms: FormsOf<Omit<Records, keyof SharedRecords>> = {
  verifiedAddresses: list(text),
  wrongVerifications: count,
  pendingSecrets: text,
  apiKeys: text,
};
