import type { Profile } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/rocketchat/observed/types.ts';
import { credentialsOf, type Credentials } from '../../rules/caller.ts';
import type { MeFacts } from '../../operations/get-me.ts';
import type { LogoutFacts } from '../../operations/logout.ts';
import { noBody } from '../no-body.ts';
import { meOf } from './me.ts';
import { reply } from './reply.ts';
import { troubles, withoutUser } from './refusals.ts';

/** The logout, whose answer gets lost in the server: it has a type and no bytes. */
export const logout: Profile<undefined, Credentials, LogoutFacts, operations['logout']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  say: {
    'signed-out': (_, exchange) => {
      const { headers, ...nothing } = reply(200, undefined, exchange);
      return { ...nothing, headers: { 'content-type': 'application/json', ...headers } };
    },
    ...withoutUser,
    ...troubles,
  },
};

/** The user, as a login shows it. */
export const getMe: Profile<undefined, Credentials, MeFacts, operations['getMe']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  say: {
    'who-am-i': ({ account, signedInAt }, exchange) =>
      reply(200, { ...meOf(account, { origin: exchange.origin, signedInAt }), success: true }, exchange),
    ...withoutUser,
    ...troubles,
  },
};
