import { endOf, retentionOf, type AnyRetention } from '../../../core/retention.ts';
import type { Records } from '../records.ts';

/** How long InterServer keeps the secret of an app that a session was given: as long as the session. */
export const retention: AnyRetention = retentionOf<Records>({
  pendingSecrets: (_secret, token, { graceMs, related }) => endOf(related('sessions', token)) + graceMs,
});
