import type { Profile } from '../../../core/operation.ts';
import type { Asking } from '../rules/asking.ts';
import type { LogoutFacts } from '../operations/logout.ts';
import { apart, takesNoBody } from './beside-login.ts';
import type { Both } from './both.ts';
import { readAsking } from './read-asking.ts';
import { unauthorized } from './unauthorized.ts';

/** The logout as both profiles have it. */
export const logout: Profile<unknown, Asking, LogoutFacts, Both<'logout'>> = {
  read: readAsking,
  readViolation: takesNoBody,
  say: {
    'signed-out': () => ({ status: 200, body: { success: true, text: 'Logged Out' } }),
    'token-invalid': unauthorized['token-invalid'],
    ...apart,
  },
};
