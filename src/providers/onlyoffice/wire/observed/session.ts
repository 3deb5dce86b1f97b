import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/onlyoffice/observed/routes.ts';
import { isAuthenticated, logout } from '../../operations/session.ts';
import { credentialsOf } from '../../domain/authenticate.ts';
import { endedCookie } from '../../domain/session.ts';
import { noContent, success } from './reply.ts';
import { commonErrors } from './common-replies.ts';

/** The operations of a session. */
export const sessionEndpoints = [
  /** Whether somebody is signed in. */
  bind(operations.isAuthenticated, isAuthenticated).to({
    read: (wire) => ({ request: credentialsOf(wire) }),
    render: {
      'who-am-i': ({ isSignedIn }, exchange) => success(isSignedIn, exchange),
      ...commonErrors,
    },
  }),

  /** The logout: an envelope around nothing. */
  bind(operations.logout, logout).to({
    read: (wire) => ({ request: credentialsOf(wire) }),
    render: {
      'signed-out': ({ hadCookie }, exchange) =>
        noContent(exchange, hadCookie ? { 'set-cookie': [endedCookie] } : {}),
      ...commonErrors,
    },
  }),
];
