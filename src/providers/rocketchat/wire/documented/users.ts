import type { OperationWire } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/rocketchat/documented/types.ts';
import { bodyErrorOf, wordsOf } from '../../domain/body-errors.ts';
import { credentialsOf, type Credentials } from '../../domain/authenticate.ts';
import type { LogoutOthersFacts } from '../../operations/logout-other-clients.ts';
import type { LogoutUserFacts, LogoutUserRequest } from '../../operations/logout-user.ts';
import type { RegisterFacts, RegisterRequest } from '../../operations/register-user.ts';
import { deniedError, faultError, isOfValue } from '../registration.ts';
import { logoutUserOf, registered, registrationOf } from '../users.ts';
import { noBody } from '../no-body.ts';
import { commonErrors, errorReply, unauthenticated } from './reply.ts';

/** Source: reasoned from the source of the vendor's framework. */
const emailTaken = { error: 'Email already exists. [403]', errorType: 403 };

type Schemas = components['schemas'];

export const logoutOtherClients: OperationWire<
  undefined,
  Credentials,
  LogoutOthersFacts,
  operations['logoutOtherClients']
> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  render: {
    done: ({ token, expiresAt = '' }) => ({
      status: 200,
      body: { token, tokenExpires: expiresAt, success: true },
    }),
    ...unauthenticated,
    ...commonErrors,
  },
};

export const logoutUser: OperationWire<
  Schemas['LogoutUserRequest'],
  LogoutUserRequest,
  LogoutUserFacts,
  operations['logoutUser']
> = {
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
};

export const registerUser: OperationWire<
  Schemas['RegisterRequest'],
  RegisterRequest,
  RegisterFacts,
  operations['registerUser']
> = {
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
};
