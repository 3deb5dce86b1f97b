import { keyedOrFirst } from '../../../core/account.ts';
import type { Environment } from '../../../core/environment.ts';
import { stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { Violation } from '../../../core/violation.ts';
import { etagOf, type Account, type AccountRef, type Operation, type State } from '../records.ts';
import { accountRefreshing, checkRefresh, refreshOf, type BadRefresh } from '../domain/refresh-token.ts';
import { issueTokens, renewTokens, type Pair, endFamily } from '../domain/tokens.ts';
import { callerKey, bearerOf, authenticate, type Credentials } from '../domain/authenticate.ts';

/** A refresh as Misaka.io understands it. */
export interface RefreshRequest {
  readonly refresh: string;
  /** What the client knows the user by, if it has seen it. */
  readonly etag: string | undefined;
}

/** What a refresh can come to. */
export type RefreshFacts = {
  readonly refreshed: {
    readonly account: Account;
    readonly tokens: Pair;
    readonly etag: string;
    /** Whether the client has the user as it is. */
    readonly isKnown: boolean;
  };
  readonly 'token-invalid': { readonly why: BadRefresh };
  readonly 'token-expired': NoFacts;
  readonly 'malformed-request': { readonly violation: Violation | undefined };
};

/** `POST /session/refresh`: new tokens for a refresh token, which is good once. */
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
    context.trace('the refresh token is used up');
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

/** The account that a forced refresh is about: the one whose token it is, else the first of the fixtures. */
function refreshingOrFirst(token: string | undefined, state: State): AccountRef {
  return keyedOrFirst(accountRefreshing(token, state), state);
}

/** A logout as Misaka.io understands it. */
export interface LogoutRequest extends Credentials {
  readonly refresh: string | undefined;
}

/** What a logout can come to. */
export type LogoutFacts = {
  readonly 'signed-out': NoFacts;
  readonly 'token-missing': NoFacts;
  readonly 'token-invalid': { readonly why: BadRefresh | 'bearer' };
  readonly 'token-expired': { readonly which: 'refresh' | 'bearer' };
  readonly 'malformed-request': { readonly violation: Violation | undefined };
};

/**
 * `POST /session/logout`: ends a sign-in by its refresh token, else by its bearer token. Where both are given, the refresh
 * token alone is asked: who has been idle for long has an access token that is dead; inferred.
 */
export const logout: Operation<LogoutRequest, LogoutFacts> = {
  accountOf: (wire, state) => accountRefreshing(refreshOf(wire), state) ?? callerKey(wire, state),

  decide(request, context) {
    const { refresh } = request;
    if (refresh === undefined) {
      const caller = authenticate(request.bearer, context);
      if (!('denied' in caller)) {
        endFamily(caller.token, context);
        return outcome('signed-out');
      }
      if (caller.denied === 'token-missing') return outcome(caller.denied);
      return caller.denied === 'token-expired'
        ? outcome(caller.denied, { which: 'bearer' })
        : outcome(caller.denied, { why: 'bearer' });
    }
    const found = checkRefresh(refresh, context);
    if (!('denied' in found)) {
      endFamily(refresh, context);
      return outcome('signed-out');
    }
    return found.denied === 'token-expired'
      ? outcome(found.denied, { which: 'refresh' })
      : outcome(found.denied, { why: found.why });
  },

  force: {
    'signed-out': (wire, context) => {
      const token = refreshOf(wire) ?? bearerOf(wire);
      if (token !== undefined) endFamily(token, context);
      return {};
    },
    'token-invalid': () => ({ why: 'bearer' }),
    'token-expired': () => ({ which: 'bearer' }),
    'malformed-request': () => ({ violation: undefined }),
  },
};
