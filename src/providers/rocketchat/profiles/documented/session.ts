import type { Profile } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/rocketchat/documented/types.ts';
import { credentialsOf, type Credentials } from '../../rules/caller.ts';
import type { MeFacts } from '../../operations/get-me.ts';
import type { LogoutFacts } from '../../operations/logout.ts';
import { noBody } from '../no-body.ts';
import { meOf } from './me.ts';
import { troubles, withoutUser } from './reply.ts';

/** The logout, whose answer is the one thing beside the login that has its form. */
export const logout: Profile<undefined, Credentials, LogoutFacts, operations['logout']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  say: {
    'signed-out': () => ({
      status: 200,
      body: { status: 'success', data: { message: "You've been logged out!" } },
    }),
    ...withoutUser,
    ...troubles,
  },
};

/** The user, as a login shows it. */
export const getMe: Profile<undefined, Credentials, MeFacts, operations['getMe']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  say: {
    'who-am-i': ({ account }, { origin }) => ({
      status: 200,
      body: { ...meOf(account, origin), success: true },
    }),
    ...withoutUser,
    ...troubles,
  },
};
