import { bind } from '../../../core/bind.ts';
import { operations } from '../../../generated/misaka/documented/routes.ts';
import { refresh, logout } from '../operations/session.ts';
import { currentToken, changePassword } from '../operations/account.ts';
import { bearerOf } from '../domain/authenticate.ts';
import { refreshOf, type BadRefresh } from '../domain/refresh-token.ts';
import { refreshedUserOf, userOf } from '../records.ts';
import { commonReplies, denied, unauthorized, malformedBy, readViolation } from './common-replies.ts';

/** Messages for an invalid refresh token, from the token library that the vendor evidently uses; inferred. */
const badRefresh: Readonly<Record<BadRefresh, string>> = {
  invalid: 'Token is invalid',
  blacklisted: 'Token is blacklisted',
  'wrong type': 'Token has wrong type',
};
const expired = () => denied('Token is expired');

/** The endpoints of a session. */
export const sessionEndpoints = [
  /** The documented refresh. Inferred: the errors, and that the reply omits a user that the client has cached. */
  bind(operations.refresh, refresh).to({
    read: ({ body }) => ({ request: { refresh: body.refresh, etag: body.etag ?? undefined } }),
    readViolation,
    render: {
      refreshed: ({ account, tokens, etag, isKnown }) => ({
        status: 200,
        body: {
          access: tokens.access,
          refresh: tokens.refresh,
          user_etag: etag,
          ...(isKnown ? {} : { user: refreshedUserOf(account) }),
        },
      }),
      'token-invalid': ({ why }) => denied(badRefresh[why]),
      'token-expired': expired,
      'malformed-request': malformedBy({ path: ['refresh'], rule: 'required' }),
      ...commonReplies,
    },
  }),

  /** The logout; entirely inferred. */
  bind(operations.logout, logout).to({
    read: (wire) => ({ request: { bearer: bearerOf(wire), refresh: refreshOf(wire) } }),
    readViolation,
    render: {
      'signed-out': () => ({ status: 200, body: { detail: 'Successfully logged out.' } }),
      'token-missing': unauthorized['token-missing'],
      'token-invalid': ({ why }) =>
        why === 'bearer' ? unauthorized['token-invalid']() : denied(badRefresh[why]),
      'token-expired': ({ which }) => (which === 'bearer' ? unauthorized['token-expired']() : expired()),
      'malformed-request': malformedBy({ path: ['refresh'], rule: 'type', expected: 'string' }),
      ...commonReplies,
    },
  }),

  /** The token of the current user, by `GET` and by the method of the older reference; entirely inferred. */
  ...[operations.getToken, operations.postToken].map((contract) =>
    bind(contract, currentToken).to({
      read: (wire) => ({ request: { bearer: bearerOf(wire) } }),
      render: {
        'who-am-i': ({ account, token, isSliding }) => ({
          status: 200,
          body: {
            user: userOf(account),
            ...(isSliding ? { sliding_token: token } : { access: token, access_token: token }),
          },
        }),
        ...unauthorized,
        ...commonReplies,
      },
    }),
  ),
];

/** The endpoints of the account. */
export const accountEndpoints = [
  /** The documented password change. Inferred: the errors, and that authentication comes before them. */
  bind(operations.changePassword, changePassword).to({
    read: (wire) => {
      const {
        current_password: current,
        new_password: newPassword,
        logout_all_sessions: endsSessions,
      } = wire.body;
      return {
        request: { bearer: bearerOf(wire), current, newPassword, endsSessions: endsSessions ?? false },
      };
    },
    readViolation: (violation, wire) =>
      violation.kind === 'unsupported-media-type'
        ? { refusal: violation.kind }
        : { request: { bearer: bearerOf(wire), violation } },
    render: {
      done: () => ({ status: 200, body: { success: true } }),
      'invalid-credentials': () => ({ status: 400, body: { detail: 'Current password is incorrect' } }),
      'malformed-request': malformedBy({ path: ['current_password'], rule: 'required' }),
      ...unauthorized,
      ...commonReplies,
    },
  }),
];
