import type { OperationWire } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/rocketchat/observed/types.ts';
import { credentialsOf, type Credentials } from '../../domain/authenticate.ts';
import type { MeFacts } from '../../operations/get-me.ts';
import type { LogoutFacts } from '../../operations/logout.ts';
import { noBody } from '../no-body.ts';
import { meOf } from './me.ts';
import { reply } from './reply.ts';
import { commonErrors, unauthenticated } from './common-replies.ts';

/** The logout, whose answer gets lost in the server: it has a type and no bytes. */
export const logout: OperationWire<undefined, Credentials, LogoutFacts, operations['logout']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  render: {
    'signed-out': (_, exchange) => {
      const { headers, ...nothing } = reply(200, undefined, exchange);
      return { ...nothing, headers: { 'content-type': 'application/json', ...headers } };
    },
    ...unauthenticated,
    ...commonErrors,
  },
};

/** The user, as a login shows it. */
export const getMe: OperationWire<undefined, Credentials, MeFacts, operations['getMe']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  render: {
    'who-am-i': ({ account, signedInAt }, exchange) =>
      reply(200, { ...meOf(account, { origin: exchange.origin, signedInAt }), success: true }, exchange),
    ...unauthenticated,
    ...commonErrors,
  },
};
