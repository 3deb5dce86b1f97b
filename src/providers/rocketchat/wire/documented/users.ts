import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/rocketchat/documented/routes.ts';
import { logoutOtherClients } from '../../operations/logout-other-clients.ts';
import { logoutUser } from '../../operations/logout-user.ts';
import { registerUser } from '../../operations/register-user.ts';
import { outcome } from '../../../../core/outcome.ts';
import { bodyErrorOf, wordsOf } from '../../domain/body-errors.ts';
import { credentialsOf } from '../../domain/authenticate.ts';
import { deniedError, faultError, isOfValue } from '../registration.ts';
import { logoutUserOf, registered, registrationOf } from '../users.ts';
import { commonErrors, errorReply, unauthenticated } from './reply.ts';

/** Source: reasoned from the source of the vendor's framework. */
const emailTaken = { error: 'Email already exists. [403]', errorType: 403 };

/** The operations on users. */
export const usersEndpoints = [
  bind(operations.logoutOtherClients, logoutOtherClients).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      done: ({ token, expiresAt = '' }) => ({
        status: 200,
        body: { token, tokenExpires: expiresAt, success: true },
      }),
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  bind(operations.logoutUser, logoutUser).to({
    read: (wire) => ({ request: { credentials: credentialsOf(wire), userId: wire.body.userId } }),
    readViolation: logoutUserOf,

    render: {
      done: ({ userId }) => ({
        status: 200,
        body: { message: `User ${userId} has been logged out!`, success: true },
      }),
      'not-allowed': () => ({ status: 403, body: { success: false, error: 'unauthorized' } }),
      'malformed-request': ({ fault }) => errorReply(wordsOf(fault), 'invalid-params'),
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  bind(operations.registerUser, registerUser).to({
    read: (wire) => ({
      request: { registration: registrationOf(wire.body), credentials: credentialsOf(wire) },
    }),
    readViolation: (violation) => ({
      outcome: outcome('malformed-request', { fault: bodyErrorOf(violation, 'username') }),
    }),

    render: {
      done: ({ account }) => ({ status: 200, body: { user: registered(account), success: true } }),
      'not-allowed': ({ reason }) => ({ status: 400, body: deniedError(reason, emailTaken) }),
      'malformed-request': ({ fault }) =>
        isOfValue(fault)
          ? { status: 400, body: faultError(fault) }
          : errorReply(wordsOf(fault), 'invalid-params'),
      ...commonErrors,
    },
  }),
];
