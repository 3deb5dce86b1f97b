import {
  endOf,
  endOfToken,
  invalidReason,
  issuedToken,
  ownerOf,
  sessionOf,
  type InvalidSession,
} from '../../../core/session.ts';
import { type Wire, stringField } from '../../../core/operation.ts';
import { isOfAnotherType, isSpent, type AccountRef, type State, type TracedContext } from '../records.ts';

/** Why a refresh token that hasn't expired is rejected. */
export type BadRefresh = 'invalid' | 'blacklisted' | 'wrong type';

/** The denial of an invalid refresh token. */
export type RefusedRefresh =
  { readonly denied: 'token-expired' } | { readonly denied: 'token-invalid'; readonly why: BadRefresh };

/** Reads the refresh token of a request; undefined if it is empty or missing. */
export function refreshOf({ body }: Wire): string | undefined {
  return stringField(body, 'refresh') || undefined;
}

/** Returns the key of the account that a refresh token was issued to, even if the token is no longer valid. */
export function accountRefreshing(token: string | undefined, state: State): string | undefined {
  if (token === undefined) return undefined;
  const owner = ownerOf(token, state);
  if (owner !== undefined) return owner;
  const issued = issuedToken(token, state);
  return issued !== undefined && isSpent(issued.token, endOfToken(issued)) ? issued.token.account : undefined;
}

/**
 * Returns the account of a refresh token, or a denial. Order of the checks: expired, used or ended, wrong type. Source:
 * the token library that the vendor evidently uses. Inferred: the token of an account that may not sign in is invalid.
 */
export function checkRefresh(value: string, context: TracedContext): AccountRef | RefusedRefresh {
  const { trace } = context;
  const live = sessionOf(value, context);
  if ('invalid' in live) return refusalOf(live, value, context);
  const { token, found } = live;
  if (isOfAnotherType(token.kind)) {
    trace(`the refresh token is invalid: its type is ${token.kind}`);
    return invalid('wrong type');
  }
  if (found.account.status !== 'active') {
    trace(`the refresh token is invalid: its account is ${found.account.status}`);
    return invalid('invalid');
  }
  return found;
}

/** Returns the denial of a token that isn't valid. Only refresh tokens are ever blacklisted. */
function refusalOf(live: InvalidSession, value: string, context: TracedContext): RefusedRefresh {
  const { state, environment, trace } = context;
  const token = state.get('tokens', value);
  const why = `the refresh token is invalid: ${invalidReason(live, environment)}`;
  const hasExpired = endOf(token) <= environment.now;
  if (live.invalid === 'ended' && token !== undefined && isSpent(token, live.ended)) {
    trace(hasExpired ? `${why}, and has expired` : why);
    return hasExpired ? { denied: 'token-expired' } : invalid('blacklisted');
  }
  trace(why);
  if (token === undefined || !['revoked', 'expired'].includes(live.invalid)) return invalid('invalid');
  if (hasExpired) return { denied: 'token-expired' };
  return invalid(isOfAnotherType(token.kind) ? 'wrong type' : 'blacklisted');
}

function invalid(why: BadRefresh): RefusedRefresh {
  return { denied: 'token-invalid', why };
}
