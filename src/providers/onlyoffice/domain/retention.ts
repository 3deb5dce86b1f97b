import { retentionOf, type AnyRetention } from '../../../core/retention.ts';
import type { Records } from '../records.ts';

/** How long ONLYOFFICE keeps the keys of confirmations, and the checks of codes that it counts. */
export const retention: AnyRetention = retentionOf<Records>({
  confirmKeys: ({ expiresAt }, _key, { graceMs }) => expiresAt + graceMs,
  codeAttempts: ({ endsAt }) => endsAt,
});
