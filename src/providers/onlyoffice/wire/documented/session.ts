import type { OperationWire } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/onlyoffice/documented/types.ts';
import type { IsAuthenticatedFacts } from '../../operations/is-authenticated.ts';
import type { LogoutFacts } from '../../operations/logout.ts';
import { credentialsOf, type Credentials } from '../../domain/authenticate.ts';
import { endedCookie } from '../../domain/cookie.ts';
import { noBody } from '../no-body.ts';
import { commonErrors } from './reply.ts';

/** Whether somebody is signed in, by itself. */
export const isAuthenticated: OperationWire<
  undefined,
  Credentials,
  IsAuthenticatedFacts,
  operations['isAuthenticated']
> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,
  render: {
    'who-am-i': ({ isSignedIn }) => ({ status: 200, body: isSignedIn }),
    ...commonErrors,
  },
};

/** The logout, which has nothing to say. */
export const logout: OperationWire<undefined, Credentials, LogoutFacts, operations['logout']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,
  render: {
    'signed-out': ({ hadCookie }) => ({
      status: 200,
      body: undefined,
      ...(hadCookie ? { headers: { 'set-cookie': [endedCookie] } } : {}),
    }),
    ...commonErrors,
  },
};
