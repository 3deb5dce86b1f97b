import type { OperationWire } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/onlyoffice/observed/types.ts';
import type { IsAuthenticatedFacts } from '../../operations/is-authenticated.ts';
import type { LogoutFacts } from '../../operations/logout.ts';
import { credentialsOf, type Credentials } from '../../domain/authenticate.ts';
import { endedCookie } from '../../domain/cookie.ts';
import { noBody } from '../no-body.ts';
import { noContent, success } from './reply.ts';
import { commonErrors } from './common-replies.ts';

/** Whether somebody is signed in. */
export const isAuthenticated: OperationWire<
  undefined,
  Credentials,
  IsAuthenticatedFacts,
  operations['isAuthenticated']
> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,
  render: {
    'who-am-i': ({ isSignedIn }, exchange) => success(isSignedIn, exchange),
    ...commonErrors,
  },
};

/** The logout: an envelope around nothing. */
export const logout: OperationWire<undefined, Credentials, LogoutFacts, operations['logout']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,
  render: {
    'signed-out': ({ hadCookie }, exchange) =>
      noContent(exchange, hadCookie ? { 'set-cookie': [endedCookie] } : {}),
    ...commonErrors,
  },
};
