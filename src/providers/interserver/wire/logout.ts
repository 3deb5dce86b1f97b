import { bindBoth } from '../../../core/bind.ts';
import { operations as documented } from '../../../generated/interserver/documented/routes.ts';
import { operations as observed } from '../../../generated/interserver/observed/routes.ts';
import { logout } from '../operations/logout.ts';
import { commonReplies } from './common-replies.ts';
import { readCredentials } from './read-credentials.ts';
import { unauthorized } from './unauthorized.ts';

/** The logout. */
export const logoutEndpoints = [
  /** The logout as both profiles have it. */
  bindBoth(documented.logout, observed.logout, logout).to({
    read: readCredentials,
    render: {
      'signed-out': () => ({ status: 200, body: { success: true, text: 'Logged Out' } }),
      'token-invalid': unauthorized['token-invalid'],
      ...commonReplies,
    },
  }),
];
