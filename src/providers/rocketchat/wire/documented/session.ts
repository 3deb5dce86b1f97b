import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/rocketchat/documented/routes.ts';
import { logout } from '../../operations/logout.ts';
import { getMe } from '../../operations/get-me.ts';
import { credentialsOf } from '../../domain/authenticate.ts';
import { meOf } from './me.ts';
import { commonErrors, unauthenticated } from './reply.ts';

/** The operations of a session. */
export const sessionEndpoints = [
  /** The logout, whose answer is the one thing beside the login that has its form. */
  bind(operations.logoutByGet, logout).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      'signed-out': () => ({
        status: 200,
        body: { status: 'success', data: { message: "You've been logged out!" } },
      }),
      ...unauthenticated,
      ...commonErrors,
    },
  }),
  bind(operations.logout, logout).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      'signed-out': () => ({
        status: 200,
        body: { status: 'success', data: { message: "You've been logged out!" } },
      }),
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** The user, as a login shows it. */
  bind(operations.getMe, getMe).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      'who-am-i': ({ account }, { origin }) => ({
        status: 200,
        body: { ...meOf(account, origin), success: true },
      }),
      ...unauthenticated,
      ...commonErrors,
    },
  }),
];
