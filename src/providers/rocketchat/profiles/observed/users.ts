import type { Profile } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/rocketchat/observed/types.ts';
import { bodyFault } from '../../rules/body-fault.ts';
import { credentialsOf, type Credentials } from '../../rules/caller.ts';
import type { LogoutOthersFacts } from '../../operations/logout-other-clients.ts';
import type { LogoutUserFacts, LogoutUserRequest } from '../../operations/logout-user.ts';
import type { RegisterFacts, RegisterRequest } from '../../operations/register-user.ts';
import { deniedError, faultError, isOfValue } from '../registration.ts';
import { logoutUserOf, registered, registrationOf } from '../users.ts';
import { noBody } from '../no-body.ts';
import { reply } from './reply.ts';
import { invalidParams, troubles, withoutUser } from './refusals.ts';

/** Source: the vendor's server source. */
const emailTaken = { error: 'Email already exists' };

type Schemas = components['schemas'];

export const logoutOtherClients: Profile<
  undefined,
  Credentials,
  LogoutOthersFacts,
  operations['logoutOtherClients']
> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  say: {
    done: ({ token, expiresAt = '' }, exchange) =>
      reply(200, { token, tokenExpires: expiresAt, success: true }, exchange),
    ...withoutUser,
    ...troubles,
  },
};

export const logoutUser: Profile<
  Schemas['LogoutUserRequest'],
  LogoutUserRequest,
  LogoutUserFacts,
  operations['logoutUser']
> = {
  read: (wire) => ({ request: { credentials: credentialsOf(wire), userId: wire.body.userId } }),
  readViolation: logoutUserOf,

  say: {
    done: ({ userId }, exchange) =>
      reply(200, { message: `User ${userId} has been logged out!`, success: true }, exchange),
    'not-allowed': (_, exchange) => reply(403, { success: false, error: 'unauthorized' }, exchange),
    'malformed-request': ({ fault }, exchange) => invalidParams(fault, exchange),
    ...withoutUser,
    ...troubles,
  },
};

export const registerUser: Profile<
  Schemas['RegisterRequest'],
  RegisterRequest,
  RegisterFacts,
  operations['registerUser']
> = {
  read: (wire) => ({
    request: { registration: registrationOf(wire.body), credentials: credentialsOf(wire) },
  }),
  readViolation: (violation) => ({
    outcome: outcome('malformed-request', { fault: bodyFault(violation, 'username') }),
  }),

  say: {
    done: ({ account }, exchange) => reply(200, { user: registered(account), success: true }, exchange),
    'not-allowed': ({ reason }, exchange) => reply(400, deniedError(reason, emailTaken), exchange),
    'malformed-request': ({ fault }, exchange) =>
      isOfValue(fault) ? reply(400, faultError(fault), exchange) : invalidParams(fault, exchange),
    ...troubles,
  },
};
