import type { OperationWire } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/rocketchat/documented/types.ts';
import { credentialsOf, type Credentials } from '../../domain/authenticate.ts';
import type { MeFacts } from '../../operations/get-me.ts';
import type { LogoutFacts } from '../../operations/logout.ts';
import { noBody } from '../no-body.ts';
import { meOf } from './me.ts';
import { commonErrors, unauthenticated } from './reply.ts';

/** The logout, whose answer is the one thing beside the login that has its form. */
export const logout: OperationWire<undefined, Credentials, LogoutFacts, operations['logout']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  render: {
    'signed-out': () => ({
      status: 200,
      body: { status: 'success', data: { message: "You've been logged out!" } },
    }),
    ...unauthenticated,
    ...commonErrors,
  },
};

/** The user, as a login shows it. */
export const getMe: OperationWire<undefined, Credentials, MeFacts, operations['getMe']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  render: {
    'who-am-i': ({ account }, { origin }) => ({
      status: 200,
      body: { ...meOf(account, origin), success: true },
    }),
    ...unauthenticated,
    ...commonErrors,
  },
};
