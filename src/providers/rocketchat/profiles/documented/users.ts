import type { Profile } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/rocketchat/documented/types.ts';
import { bodyFault, wordsOf } from '../../rules/body-fault.ts';
import { credentialsOf, type Credentials } from '../../rules/caller.ts';
import type { LogoutOthersFacts } from '../../operations/logout-other-clients.ts';
import type { LogoutUserFacts, LogoutUserRequest } from '../../operations/logout-user.ts';
import type { RegisterFacts, RegisterRequest } from '../../operations/register-user.ts';
import { deniedError, faultError, isOfValue } from '../registration.ts';
import { logoutUserOf, registered, registrationOf } from '../users.ts';
import { noBody } from '../no-body.ts';
import { troubles, turnedDown, withoutUser } from './reply.ts';

/** Source: reasoned from the source of the vendor's framework. */
const emailTaken = { error: 'Email already exists. [403]', errorType: 403 };

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
    done: ({ token, expiresAt = '' }) => ({
      status: 200,
      body: { token, tokenExpires: expiresAt, success: true },
    }),
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
    done: ({ userId }) => ({
      status: 200,
      body: { message: `User ${userId} has been logged out!`, success: true },
    }),
    'not-allowed': () => ({ status: 403, body: { success: false, error: 'unauthorized' } }),
    'malformed-request': ({ fault }) => turnedDown(wordsOf(fault), 'invalid-params'),
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
    done: ({ account }) => ({ status: 200, body: { user: registered(account), success: true } }),
    'not-allowed': ({ reason }) => ({ status: 400, body: deniedError(reason, emailTaken) }),
    'malformed-request': ({ fault }) =>
      isOfValue(fault)
        ? { status: 400, body: faultError(fault) }
        : turnedDown(wordsOf(fault), 'invalid-params'),
    ...troubles,
  },
};
