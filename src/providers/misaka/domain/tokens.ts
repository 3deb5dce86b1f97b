import { randomString, lowerHex } from '../../../core/environment.ts';
import { policyOf } from '../../../core/records.ts';
import { endSessionsOf, rotateToken } from '../../../core/session-changes.ts';
import { startSession, type NewToken } from '../../../core/session.ts';
import type { Account, AccountRef, Context, TokenKind } from '../records.ts';

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

/** Issues the tokens of a sign-in, the first of their session. */
export function issueTokens({ key, account }: AccountRef, wantsSliding: boolean, context: Context): Tokens {
  const access = newToken('access', account, context);
  const refresh = newToken('refresh', account, context);
  const sliding = wantsSliding ? newToken('sliding', account, context) : undefined;
  const issued = sliding === undefined ? [access, refresh] : [access, refresh, sliding];
  startSession(issued, key, context);
  return { access: access.token, refresh: refresh.token, sliding: sliding?.token };
}

/** Issues new tokens in the session of a refresh token, which becomes invalid. */
export function renewTokens(used: string, { key, account }: AccountRef, context: Context): Pair {
  const access = newToken('access', account, context);
  const refresh = newToken('refresh', account, context);
  rotateToken(used, [access, refresh], key, context);
  return { access: access.token, refresh: refresh.token };
}

/** Ends the session of a token. Without the policy's `logoutEndsAccess`, its access and sliding tokens stay valid. */
export function endSignIn(token: string, context: Context): void {
  const { logoutEndsAccess } = policyOf(context.state);
  endSessionsOf([token], 'signed-out', context, logoutEndsAccess ? [] : ['access', 'sliding']);
}

/**
 * Creates an HS256 token. Its claims are token_type, exp, iat, jti and user_id, in this order; a sliding token has
 * refresh_exp before user_id. Source: the token library that the vendor evidently uses; inferred.
 */
function newToken(kind: TokenKind, { user }: Account, { state, environment }: Context): NewToken {
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
  const claims = { token_type: kind, exp, iat, jti, ...more, user_id: user.id };
  return { token: environment.jwt.sign(claims, signingKey), kind, expiresAt: exp * 1000 };
}
