import { endOf, retentionOf, type AnyRetention } from '../../../core/retention.ts';
import type { Records } from '../records.ts';

/** How long Misaka.io keeps what goes with its tokens: as long as the tokens themselves. */
export const retention: AnyRetention = retentionOf<Records>({
  spentTokens: (spent, _token, { graceMs }) => endOf(spent) + graceMs,
  families: (members, _family, { graceMs }) =>
    Math.max(0, ...members.map(({ expiresAt }) => expiresAt)) + graceMs,
  familyOf: (_family, token, { graceMs, related }) =>
    endOf(related('sessions', token) ?? related('spentTokens', token)) + graceMs,
});
