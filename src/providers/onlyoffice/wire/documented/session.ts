import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/onlyoffice/documented/routes.ts';
import { isAuthenticated, logout } from '../../operations/session.ts';
import { credentialsOf } from '../../domain/authenticate.ts';
import { endedCookie } from '../../domain/session.ts';
import { commonErrors } from './reply.ts';

/** The operations of a session. */
export const sessionEndpoints = [
  /** Whether somebody is signed in, by itself. */
  bind(operations.isAuthenticated, isAuthenticated).to({
    read: (wire) => ({ request: credentialsOf(wire) }),
    render: {
      'who-am-i': ({ isSignedIn }) => ({ status: 200, body: isSignedIn }),
      ...commonErrors,
    },
  }),

  /** The logout, which has nothing to say. */
  bind(operations.logout, logout).to({
    read: (wire) => ({ request: credentialsOf(wire) }),
    render: {
      'signed-out': ({ hadCookie }) => ({
        status: 200,
        body: undefined,
        ...(hadCookie ? { headers: { 'set-cookie': [endedCookie] } } : {}),
      }),
      ...commonErrors,
    },
  }),
];
