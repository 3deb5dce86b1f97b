import {
  invalidReason,
  ownerOf,
  sessionOf,
  sessionWith,
  type InvalidSession,
} from '../../../core/session.ts';
import type { Environment } from '../../../core/environment.ts';
import { type Wire, stringField } from '../../../core/operation.ts';
import type { SessionRecord } from '../../../core/records.ts';
import type { AccountRef, State, TracedContext } from '../records.ts';

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
  return ownerOf(token, state) ?? state.get('spentTokens', token)?.account;
}

/**
 * Returns the account of a refresh token, or a denial. Order of the checks: expired, used or ended, wrong type. Source:
 * the token library that the vendor evidently uses. Inferred: the token of an account that may not sign in is invalid.
 */
export function checkRefresh(token: string, context: TracedContext): AccountRef | RefusedRefresh {
  const { state, environment, trace } = context;
  const spent = state.get('spentTokens', token);
  if (spent !== undefined) {
    const hasExpired = spent.expiresAt !== undefined && spent.expiresAt <= environment.now;
    const session = sessionOf(token, context);
    const why =
      'invalid' in session && session.invalid === 'ended'
        ? invalidReason(session, environment)
        : 'it has ended';
    trace(`the refresh token is invalid: ${why}${hasExpired ? ', and has expired' : ''}`);
    return hasExpired ? { denied: 'token-expired' } : invalid('blacklisted');
  }
  const live = sessionOf(token, context);
  if ('invalid' in live) {
    trace(`the refresh token is invalid: ${invalidReason(live, environment)}`);
    return refusalOf(live, sessionWith(token, state), environment);
  }
  const { session, found } = live;
  if (isOfAnotherType(session)) {
    trace(`the refresh token is invalid: its type is ${session.kind}`);
    return invalid('wrong type');
  }
  if (found.account.status !== 'active') {
    trace(`the refresh token is invalid: its account is ${found.account.status}`);
    return invalid('invalid');
  }
  return found;
}

/** Returns the denial of a token without a live session. Only refresh tokens are ever blacklisted. */
function refusalOf(
  { invalid: reason }: InvalidSession,
  session: SessionRecord | undefined,
  { now }: Environment,
): RefusedRefresh {
  if (session === undefined || reason === 'no account') return invalid('invalid');
  if (session.expiresAt !== undefined && session.expiresAt <= now) return { denied: 'token-expired' };
  return invalid(isOfAnotherType(session) ? 'wrong type' : 'blacklisted');
}

/** Whether a token is an access or sliding token. A token of the fixtures has no type and matches all. */
function isOfAnotherType({ kind }: SessionRecord): boolean {
  return kind !== undefined && kind !== 'refresh';
}

function invalid(why: BadRefresh): RefusedRefresh {
  return { denied: 'token-invalid', why };
}
