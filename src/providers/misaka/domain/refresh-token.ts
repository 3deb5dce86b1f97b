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

/** Why a refresh token that has not expired is refused. */
export type BadRefresh = 'invalid' | 'blacklisted' | 'wrong type';

/** What becomes of a refresh token that is not good. */
export type RefusedRefresh =
  { readonly denied: 'token-expired' } | { readonly denied: 'token-invalid'; readonly why: BadRefresh };

/** The refresh token of a request; an empty one is none. */
export function refreshOf({ body }: Wire): string | undefined {
  return stringField(body, 'refresh') || undefined;
}

/** The key of the account that a refresh token was given to, good or not. */
export function accountRefreshing(token: string | undefined, state: State): string | undefined {
  if (token === undefined) return undefined;
  return ownerOf(token, state) ?? state.get('spentTokens', token)?.account;
}

/**
 * Whose refresh token this is; or why it is refused. In this order: expired, used or ended, of another type. Source: the
 * evident token library; that an account which may not sign in has none is inferred.
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
    trace(`the refresh token is no good: ${why}${hasExpired ? ', and has expired' : ''}`);
    return hasExpired ? { denied: 'token-expired' } : invalid('blacklisted');
  }
  const live = sessionOf(token, context);
  if ('invalid' in live) {
    trace(`the refresh token is no good: ${invalidReason(live, environment)}`);
    return refusalOf(live, sessionWith(token, state), environment);
  }
  const { session, found } = live;
  if (isOfAnotherType(session)) {
    trace(`the refresh token is no good: it is of the type ${session.kind}`);
    return invalid('wrong type');
  }
  if (found.account.status !== 'active') {
    trace(`the refresh token is no good: its account is ${found.account.status}`);
    return invalid('invalid');
  }
  return found;
}

/** Why a dead token is refused. Only refresh tokens are ever put on the black list. */
function refusalOf(
  { invalid: reason }: InvalidSession,
  session: SessionRecord | undefined,
  { now }: Environment,
): RefusedRefresh {
  if (session === undefined || reason === 'no account') return invalid('invalid');
  if (session.expiresAt !== undefined && session.expiresAt <= now) return { denied: 'token-expired' };
  return invalid(isOfAnotherType(session) ? 'wrong type' : 'blacklisted');
}

/** Whether a token is an access token or a sliding token; one of the fixtures is of every type. */
function isOfAnotherType({ kind }: SessionRecord): boolean {
  return kind !== undefined && kind !== 'refresh';
}

function invalid(why: BadRefresh): RefusedRefresh {
  return { denied: 'token-invalid', why };
}
