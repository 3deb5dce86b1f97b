import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/rocketchat/observed/routes.ts';
import { logout } from '../../operations/logout.ts';
import { getMe } from '../../operations/get-me.ts';
import { credentialsOf } from '../../domain/authenticate.ts';
import { meOf } from './me.ts';
import { reply } from './reply.ts';
import { commonErrors, unauthenticated } from './common-replies.ts';

/** The operations of a session. */
export const sessionEndpoints = [
  /** The logout, whose answer gets lost in the server: it has a type and no bytes. */
  bind(operations.logoutByGet, logout).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      'signed-out': (_, exchange) => {
        const { headers, ...nothing } = reply(200, undefined, exchange);
        return { ...nothing, headers: { 'content-type': 'application/json', ...headers } };
      },
      ...unauthenticated,
      ...commonErrors,
    },
  }),
  bind(operations.logout, logout).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      'signed-out': (_, exchange) => {
        const { headers, ...nothing } = reply(200, undefined, exchange);
        return { ...nothing, headers: { 'content-type': 'application/json', ...headers } };
      },
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** The user, as a login shows it. */
  bind(operations.getMe, getMe).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      'who-am-i': ({ account, signedInAt }, exchange) =>
        reply(200, { ...meOf(account, { origin: exchange.origin, signedInAt }), success: true }, exchange),
      ...unauthenticated,
      ...commonErrors,
    },
  }),
];
