import { bindBoth } from '../../../core/bind.ts';
import type { Wire } from '../../../core/operation.ts';
import type { Violation } from '../../../core/violation.ts';
import { operations as documented } from '../../../generated/rocketchat/documented/routes.ts';
import { operations as observed } from '../../../generated/rocketchat/observed/routes.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import { bodyErrorOf } from '../domain/body-errors.ts';
import { logout, logoutOtherClients, logoutUser, type LogoutUserRequest } from '../operations/logout.ts';
import { commonErrors, malformedBody, unauthenticated } from './common-replies.ts';

const logoutWire = { read: (wire: Wire) => ({ request: credentialsOf(wire) }), render: commonErrors };

/** Replies to a logout. The observed servers send no body, but still its content type. */
const logoutReplies = {
  documented: {
    'signed-out': () =>
      ({ status: 200, body: { status: 'success', data: { message: "You've been logged out!" } } }) as const,
    ...unauthenticated.documented,
  },
  observed: {
    'signed-out': () =>
      ({ status: 200, body: undefined, headers: { 'content-type': 'application/json' } }) as const,
    ...unauthenticated.observed,
  },
};

/** The endpoints of the logouts. */
export const logoutEndpoints = [
  bindBoth(documented.logoutByGet, observed.logoutByGet, logout).to(logoutWire, logoutReplies),

  bindBoth(documented.logout, observed.logout, logout).to(logoutWire, logoutReplies),

  bindBoth(documented.logoutOtherClients, observed.logoutOtherClients, logoutOtherClients).to(
    {
      read: (wire) => ({ request: credentialsOf(wire) }),
      render: {
        done: ({ token, expiresAt = '' }) => ({
          status: 200,
          body: { token, tokenExpires: expiresAt, success: true },
        }),
        ...commonErrors,
      },
    },
    unauthenticated,
  ),

  bindBoth(documented.logoutUser, observed.logoutUser, logoutUser).to(
    {
      read: (wire) => ({ request: { credentials: credentialsOf(wire), userId: wire.body.userId } }),
      readViolation: readBrokenLogout,
      render: {
        done: ({ userId }) => ({
          status: 200,
          body: { message: `User ${userId} has been logged out!`, success: true },
        }),
        'not-allowed': () => ({ status: 403, body: { success: false, error: 'unauthorized' } }),
        ...commonErrors,
      },
    },
    {
      documented: { ...unauthenticated.documented, ...malformedBody.documented },
      observed: { ...unauthenticated.observed, ...malformedBody.observed },
    },
  ),
];

/** Reads a logout whose body violates the contract; an unreadable body counts as empty and names no user. */
function readBrokenLogout(violation: Violation, wire: Wire): { readonly request: LogoutUserRequest } {
  const credentials = credentialsOf(wire);
  if (violation.kind !== 'invalid') return { request: { credentials, userId: undefined } };
  return { request: { credentials, fault: bodyErrorOf(violation, 'userId') } };
}
