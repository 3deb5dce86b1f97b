import type { OperationWire, Wire } from '../../../../core/operation.ts';
import type { components, operations } from '../../../../generated/misaka/documented/types.ts';
import type { CurrentTokenFacts } from '../../operations/current-token.ts';
import type { LogoutFacts, LogoutRequest } from '../../operations/logout.ts';
import type { RefreshFacts, RefreshRequest } from '../../operations/refresh.ts';
import { bearerOf, type Credentials } from '../../domain/authenticate.ts';
import { refreshOf, type BadRefresh } from '../../domain/refresh-token.ts';
import { refreshedUserOf, userOf } from '../../domain/user.ts';
import { commonReplies, denied, unauthorized } from './common-replies.ts';
import { malformedBy, readViolation } from './malformed.ts';

type Schemas = components['schemas'];
type RefreshBody = Schemas['RefreshRequest'];
type LogoutBody = Schemas['LogoutRequest'] | undefined;

/** What a refresh token is told that is not good; in the words of the evident token library, inferred. */
const badRefresh: Readonly<Record<BadRefresh, string>> = {
  invalid: 'Token is invalid',
  blacklisted: 'Token is blacklisted',
  'wrong type': 'Token has wrong type',
};
const expired = () => denied('Token is expired');

/** The refresh as its page has it; the errors are inferred, and that the user is left out where it is known. */
export const refresh: OperationWire<RefreshBody, RefreshRequest, RefreshFacts, operations['refresh']> = {
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
};

/** The logout: inferred as a whole. */
export const logout: OperationWire<LogoutBody, LogoutRequest, LogoutFacts, operations['logout']> = {
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
};

/** The current user's token: inferred as a whole, after the answer of the documented login. */
export const getToken: OperationWire<unknown, Credentials, CurrentTokenFacts, operations['getToken']> = {
  read: (wire: Wire) => ({ request: { bearer: bearerOf(wire) } }),
  readViolation: takesNoBody,
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
};

/** The same by the method of the older reference. */
export const postToken: OperationWire<unknown, Credentials, CurrentTokenFacts, operations['postToken']> =
  getToken;

/** Of an operation that takes no body nothing can break the contract. */
function takesNoBody(): never {
  throw new Error('an operation without a body was told that its body breaks the contract');
}
