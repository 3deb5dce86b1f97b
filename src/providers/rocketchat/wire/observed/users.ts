import type { OperationWire } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/rocketchat/observed/types.ts';
import { bodyErrorOf } from '../../domain/body-errors.ts';
import { credentialsOf, type Credentials } from '../../domain/authenticate.ts';
import type { LogoutOthersFacts } from '../../operations/logout-other-clients.ts';
import type { LogoutUserFacts, LogoutUserRequest } from '../../operations/logout-user.ts';
import type { RegisterFacts, RegisterRequest } from '../../operations/register-user.ts';
import { deniedError, faultError, isOfValue } from '../registration.ts';
import { logoutUserOf, registered, registrationOf } from '../users.ts';
import { noBody } from '../no-body.ts';
import { reply } from './reply.ts';
import { invalidParams, commonErrors, unauthenticated } from './common-replies.ts';

/** Source: the vendor's server source. */
const emailTaken = { error: 'Email already exists' };

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
    done: ({ token, expiresAt = '' }, exchange) =>
      reply(200, { token, tokenExpires: expiresAt, success: true }, exchange),
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
    done: ({ userId }, exchange) =>
      reply(200, { message: `User ${userId} has been logged out!`, success: true }, exchange),
    'not-allowed': (_, exchange) => reply(403, { success: false, error: 'unauthorized' }, exchange),
    'malformed-request': ({ fault }, exchange) => invalidParams(fault, exchange),
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
    done: ({ account }, exchange) => reply(200, { user: registered(account), success: true }, exchange),
    'not-allowed': ({ reason }, exchange) => reply(400, deniedError(reason, emailTaken), exchange),
    'malformed-request': ({ fault }, exchange) =>
      isOfValue(fault) ? reply(400, faultError(fault), exchange) : invalidParams(fault, exchange),
    ...commonErrors,
  },
};
