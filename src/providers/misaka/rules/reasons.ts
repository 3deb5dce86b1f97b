import type { Dead } from '../../../core/session.ts';

/** Why a token is no good, for the trace. */
export const reasons: Readonly<Record<Dead, string>> = {
  unknown: 'nobody was given it, or it was ended',
  expired: 'it has expired',
  revoked: 'its account has ended all sessions',
  'no account': 'its account is gone',
};
