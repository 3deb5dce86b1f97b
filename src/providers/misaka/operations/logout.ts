import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import type { Violation } from '../../../core/violation.ts';
import type { Records } from '../records.ts';
import { callerKey, bearerOf, authenticate, type Credentials } from '../domain/authenticate.ts';
import { endFamily } from '../domain/token-family.ts';
import { accountRefreshing, checkRefresh, refreshOf, type BadRefresh } from '../domain/refresh-token.ts';

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
export const logout: Operation<LogoutRequest, Records, LogoutFacts> = {
  accountOf: (wire, state) => accountRefreshing(refreshOf(wire), state) ?? callerKey(wire, state),

  decide(request, state, environment, trace) {
    const { refresh } = request;
    if (refresh === undefined) {
      const who = authenticate(request.bearer, state, environment, trace);
      if (!('denied' in who)) {
        endFamily(who.token, state, environment);
        return outcome('signed-out');
      }
      if (who.denied === 'token-missing') return outcome(who.denied);
      return who.denied === 'token-expired'
        ? outcome(who.denied, { which: 'bearer' })
        : outcome(who.denied, { why: 'bearer' });
    }
    const found = checkRefresh(refresh, state, environment, trace);
    if (!('denied' in found)) {
      endFamily(refresh, state, environment);
      return outcome('signed-out');
    }
    return found.denied === 'token-expired'
      ? outcome(found.denied, { which: 'refresh' })
      : outcome(found.denied, { why: found.why });
  },

  force: {
    'signed-out': (wire, state, environment) => {
      const token = refreshOf(wire) ?? bearerOf(wire);
      if (token !== undefined) endFamily(token, state, environment);
      return {};
    },
    'token-invalid': () => ({ why: 'bearer' }),
    'token-expired': () => ({ which: 'bearer' }),
    'malformed-request': () => ({ violation: undefined }),
  },
};
