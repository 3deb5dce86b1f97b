import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import type { Violation } from '../../../core/violation.ts';
import type { Records } from '../records.ts';
import { accountAsking, bearerOf, whoAsks, type Asking } from '../rules/asking.ts';
import { endFamily } from '../rules/family.ts';
import { accountRefreshing, checkRefresh, refreshOf, type BadRefresh } from '../rules/refresh-token.ts';

/** A logout as Misaka.io understands it. */
export interface LogoutRequest extends Asking {
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
  accountOf: (wire, state) => accountRefreshing(refreshOf(wire), state) ?? accountAsking(wire, state),

  decide(request, state, environment, trace) {
    const { refresh } = request;
    if (refresh === undefined) {
      const who = whoAsks(request, state, environment, trace);
      if (!('refused' in who)) {
        endFamily(who.token, state, environment);
        return outcome('signed-out');
      }
      if (who.refused === 'token-missing') return outcome(who.refused);
      return who.refused === 'token-expired'
        ? outcome(who.refused, { which: 'bearer' })
        : outcome(who.refused, { why: 'bearer' });
    }
    const found = checkRefresh(refresh, state, environment, trace);
    if (!('refused' in found)) {
      endFamily(refresh, state, environment);
      return outcome('signed-out');
    }
    return found.refused === 'token-expired'
      ? outcome(found.refused, { which: 'refresh' })
      : outcome(found.refused, { why: found.why });
  },

  pretend: {
    'signed-out': (wire, state, environment) => {
      const token = refreshOf(wire) ?? bearerOf(wire);
      if (token !== undefined) endFamily(token, state, environment);
      return {};
    },
    'token-missing': () => ({}),
    'token-invalid': () => ({ why: 'bearer' }),
    'token-expired': () => ({ which: 'bearer' }),
    'malformed-request': () => ({ violation: undefined }),
  },
};
