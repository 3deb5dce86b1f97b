import type { OperationWire } from '../../../core/operation.ts';
import type { Credentials } from '../domain/authenticate.ts';
import type { LogoutFacts } from '../operations/logout.ts';
import { commonReplies, takesNoBody } from './common-replies.ts';
import type { BothProfiles } from './both-profiles.ts';
import { readCredentials } from './read-credentials.ts';
import { unauthorized } from './unauthorized.ts';

/** The logout as both profiles have it. */
export const logout: OperationWire<unknown, Credentials, LogoutFacts, BothProfiles<'logout'>> = {
  read: readCredentials,
  readViolation: takesNoBody,
  render: {
    'signed-out': () => ({ status: 200, body: { success: true, text: 'Logged Out' } }),
    'token-invalid': unauthorized['token-invalid'],
    ...commonReplies,
  },
};
