import { keyedOrFirst } from '../../../core/account.ts';
import type { Environment } from '../../../core/environment.ts';
import { stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { Violation } from '../../../core/violation.ts';
import { etagOf, type Account, type AccountRef, type Operation, type State } from '../records.ts';
import { accountRefreshing, checkRefresh, refreshOf, type BadRefresh } from '../domain/refresh-token.ts';
import { issueTokens, endSignIn, renewTokens, type Pair } from '../domain/tokens.ts';
import { callerKey, bearerOf, authenticate, type Credentials } from '../domain/authenticate.ts';

/** A refresh request, in Misaka.io's terms. */
export interface RefreshRequest {
  readonly refresh: string;
  /** The etag of the user that the client has cached, if any. */
  readonly etag: string | undefined;
}

/** The outcomes of a refresh. */
export type RefreshFacts = {
  readonly refreshed: {
    readonly account: Account;
    readonly tokens: Pair;
    readonly etag: string;
    /** Whether the client's copy of the user is current. */
    readonly isKnown: boolean;
  };
  readonly 'token-invalid': { readonly why: BadRefresh };
  readonly 'token-expired': NoFacts;
  readonly 'malformed-request': { readonly violation: Violation | undefined };
};

/** `POST /session/refresh`: returns new tokens for a refresh token, which is valid once. */
export const refresh: Operation<RefreshRequest, RefreshFacts> = {
  accountOf: (wire, state) => accountRefreshing(refreshOf(wire), state),

  decide(request, context) {
    const found = checkRefresh(request.refresh, context);
    if ('denied' in found) {
      return found.denied === 'token-expired'
        ? outcome(found.denied)
        : outcome(found.denied, { why: found.why });
    }
    const tokens = renewTokens(request.refresh, found, context);
    context.trace('refresh token used and replaced');
    return outcome('refreshed', refreshed(found, tokens, request.etag, context.environment));
  },

  force: {
    refreshed: (wire, context) => {
      const token = refreshOf(wire);
      const found = refreshingOrFirst(token, context.state);
      const tokens =
        token === undefined ? issueTokens(found, false, context) : renewTokens(token, found, context);
      return refreshed(found, tokens, stringField(wire.body, 'etag'), context.environment);
    },
    'token-invalid': () => ({ why: 'invalid' }),
    'malformed-request': () => ({ violation: undefined }),
  },
};

function refreshed(
  { account }: AccountRef,
  tokens: Pair,
  clientEtag: string | undefined,
  environment: Environment,
): RefreshFacts['refreshed'] {
  const etag = etagOf(account, environment);
  return { account, tokens, etag, isKnown: clientEtag === etag };
}

/** Returns the account of a forced refresh: the owner of the token, else the first account of the fixtures. */
function refreshingOrFirst(token: string | undefined, state: State): AccountRef {
  return keyedOrFirst(accountRefreshing(token, state), state);
}

/** A logout request, in Misaka.io's terms. */
export interface LogoutRequest extends Credentials {
  readonly refresh: string | undefined;
}

/** The outcomes of a logout. */
export type LogoutFacts = {
  readonly 'signed-out': NoFacts;
  readonly 'token-missing': NoFacts;
  readonly 'token-invalid': { readonly why: BadRefresh | 'bearer' };
  readonly 'token-expired': { readonly which: 'refresh' | 'bearer' };
  readonly 'malformed-request': { readonly violation: Violation | undefined };
};

/**
 * `POST /session/logout`: ends a sign-in by its refresh token, else by its bearer token. If a request has both, only the
 * refresh token is checked: the access token of an idle client may have expired. This is inferred.
 */
export const logout: Operation<LogoutRequest, LogoutFacts> = {
  accountOf: (wire, state) => accountRefreshing(refreshOf(wire), state) ?? callerKey(wire, state),

  decide(request, context) {
    const { refresh } = request;
    if (refresh === undefined) {
      const caller = authenticate(request.bearer, context);
      if (!('denied' in caller)) {
        endSignIn(caller.token, context);
        return outcome('signed-out');
      }
      if (caller.denied === 'token-missing') return outcome(caller.denied);
      return caller.denied === 'token-expired'
        ? outcome(caller.denied, { which: 'bearer' })
        : outcome(caller.denied, { why: 'bearer' });
    }
    const found = checkRefresh(refresh, context);
    if (!('denied' in found)) {
      endSignIn(refresh, context);
      return outcome('signed-out');
    }
    return found.denied === 'token-expired'
      ? outcome(found.denied, { which: 'refresh' })
      : outcome(found.denied, { why: found.why });
  },

  force: {
    'signed-out': (wire, context) => {
      const token = refreshOf(wire) ?? bearerOf(wire);
      if (token !== undefined) endSignIn(token, context);
      return {};
    },
    'token-invalid': () => ({ why: 'bearer' }),
    'token-expired': () => ({ which: 'bearer' }),
    'malformed-request': () => ({ violation: undefined }),
  },
};
