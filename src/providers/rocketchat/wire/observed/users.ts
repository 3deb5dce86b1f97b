import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/rocketchat/observed/routes.ts';
import { logoutOtherClients } from '../../operations/logout-other-clients.ts';
import { logoutUser } from '../../operations/logout-user.ts';
import { registerUser } from '../../operations/register-user.ts';
import { outcome } from '../../../../core/outcome.ts';
import { bodyErrorOf } from '../../domain/body-errors.ts';
import { credentialsOf } from '../../domain/authenticate.ts';
import { deniedError, faultError, isOfValue } from '../registration.ts';
import { logoutUserOf, registered, registrationOf } from '../users.ts';
import { reply } from './reply.ts';
import { invalidParams, commonErrors, unauthenticated } from './common-replies.ts';

/** Source: the vendor's server source. */
const emailTaken = { error: 'Email already exists' };

/** The operations on users. */
export const usersEndpoints = [
  bind(operations.logoutOtherClients, logoutOtherClients).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      done: ({ token, expiresAt = '' }, exchange) =>
        reply(200, { token, tokenExpires: expiresAt, success: true }, exchange),
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  bind(operations.logoutUser, logoutUser).to({
    read: (wire) => ({ request: { credentials: credentialsOf(wire), userId: wire.body.userId } }),
    readViolation: logoutUserOf,

    render: {
      done: ({ userId }, exchange) =>
        reply(200, { message: `User ${userId} has been logged out!`, success: true }, exchange),
      'not-allowed': (_, exchange) => reply(403, { success: false, error: 'unauthorized' }, exchange),
      'malformed-request': ({ fault }, exchange) => invalidParams(fault, exchange),
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
      done: ({ account }, exchange) => reply(200, { user: registered(account), success: true }, exchange),
      'not-allowed': ({ reason }, exchange) => reply(400, deniedError(reason, emailTaken), exchange),
      'malformed-request': ({ fault }, exchange) =>
        isOfValue(fault) ? reply(400, faultError(fault), exchange) : invalidParams(fault, exchange),
      ...commonErrors,
    },
  }),
];
