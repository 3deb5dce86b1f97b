import { randomString, lowerHex } from '../../../core/environment.ts';
import { policyOf, type SessionEnd } from '../../../core/records.ts';
import { startSession, endSession, sessionWith } from '../../../core/session.ts';
import type { AccountRef, Context, Member, State, TokenKind } from '../records.ts';

/** The tokens that every sign-in and every refresh returns. */
export interface Pair {
  readonly access: string;
  readonly refresh: string;
}

/** The tokens of one sign-in. */
export interface Tokens extends Pair {
  readonly sliding: string | undefined;
}

const idLength = 32;

/** Issues the tokens of a sign-in, the first of their family. */
export function issueTokens(found: AccountRef, wantsSliding: boolean, context: Context): Tokens {
  const access = issue('access', found, context);
  const refresh = issue('refresh', found, context);
  const sliding = wantsSliding ? issue('sliding', found, context) : undefined;
  const made = sliding === undefined ? [access, refresh] : [access, refresh, sliding];
  beginFamily(made, context);
  return { access: access.token, refresh: refresh.token, sliding: sliding?.token };
}

/** Issues new tokens in the family of a refresh token, which becomes invalid. */
export function renewTokens(used: string, found: AccountRef, context: Context): Pair {
  const access = issue('access', found, context);
  const refresh = issue('refresh', found, context);
  rotate(used, [access, refresh], context);
  return { access: access.token, refresh: refresh.token };
}

/**
 * Issues an HS256 token. Its claims are token_type, exp, iat, jti and user_id, in this order; a sliding token has
 * refresh_exp before user_id. Source: the token library that the vendor evidently uses; inferred.
 */
function issue(kind: TokenKind, { key, account }: AccountRef, context: Context): Member {
  const { state, environment } = context;
  const { tokens, signingKey } = policyOf(state);
  const lifetimes = {
    access: tokens.accessSeconds,
    refresh: tokens.refreshSeconds,
    sliding: tokens.slidingSeconds,
  };
  const iat = Math.floor(environment.now / 1000);
  const exp =
    iat + (kind === 'refresh' ? lifetimes.refresh : (environment.sessionSeconds ?? lifetimes[kind]));
  const jti = randomString(idLength, lowerHex, environment);
  const more = kind === 'sliding' ? { refresh_exp: iat + tokens.slidingRefreshSeconds } : {};
  const claims = { token_type: kind, exp, iat, jti, ...more, user_id: account.user.id };
  const token = environment.jwt.sign(claims, signingKey);
  const expiresAt = exp * 1000;
  startSession(token, key, { expiresAt, kind }, context);
  return { token, kind, expiresAt };
}

/** Starts the family of a sign-in's tokens, identified by the number of its request. */
function beginFamily(made: readonly Member[], { state, environment }: Context): void {
  keep(environment.requestNumber, [], made, state);
}

/** Adds new tokens to the family of a used refresh token, and revokes it. A token of the fixtures starts a family. */
function rotate(used: string, made: readonly Member[], context: Context): void {
  const { state, environment } = context;
  const { now, requestNumber } = environment;
  const family = state.get('familyOf', used) ?? requestNumber;
  const others = membersOf(family, state).filter(({ token, expiresAt }) => token !== used && now < expiresAt);
  revoke(used, 'used', context);
  keep(family, others, made, state);
}

/**
 * Ends the sign-in of a token: its refresh token and, with the policy's `logoutEndsAccess`, its access and sliding
 * tokens. Tokens that stay valid remain in the family.
 */
export function endFamily(token: string, context: Context): void {
  const { state } = context;
  const { logoutEndsAccess } = policyOf(state);
  const family = state.get('familyOf', token);
  if (family === undefined) {
    revoke(token, 'signed-out', context);
    return;
  }
  for (const { token: member, kind } of membersOf(family, state)) {
    if (kind === 'refresh') revoke(member, 'signed-out', context);
    else if (logoutEndsAccess) endSession(member, 'signed-out', context);
  }
  if (logoutEndsAccess) state.delete('families', String(family));
}

/** Ends a refresh token and records it as spent. */
function revoke(token: string, because: SessionEnd['because'], context: Context): void {
  const session = sessionWith(token, context.state);
  if (session === undefined) return;
  const { account, expiresAt } = session;
  context.state.put('spentTokens', token, { account, ...(expiresAt === undefined ? {} : { expiresAt }) });
  endSession(token, because, context);
}

function keep(family: number, others: readonly Member[], made: readonly Member[], state: State): void {
  state.put('families', String(family), [...others, ...made]);
  for (const { token } of made) state.put('familyOf', token, family);
}

function membersOf(family: number, state: State): readonly Member[] {
  return state.get('families', String(family)) ?? [];
}
