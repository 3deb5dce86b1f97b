import { type Environment, randomString, lowerHex } from '../../../core/environment.ts';
import { policyOf, type AccountRef } from '../../../core/records.ts';
import { startSession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Member, Records, TokenKind } from '../records.ts';
import { beginFamily, rotate } from './token-family.ts';

/** The tokens that every sign-in and every refresh gives. */
export interface Pair {
  readonly access: string;
  readonly refresh: string;
}

/** The tokens of one sign-in. */
export interface Tokens extends Pair {
  readonly sliding: string | undefined;
}

const idLength = 32;

/** Makes a sign-in's tokens, the first of their family. */
export function issueTokens(
  found: AccountRef<Account>,
  wantsSliding: boolean,
  state: State<Records>,
  environment: Environment,
): Tokens {
  const access = issue('access', found, state, environment);
  const refresh = issue('refresh', found, state, environment);
  const sliding = wantsSliding ? issue('sliding', found, state, environment) : undefined;
  const made = sliding === undefined ? [access, refresh] : [access, refresh, sliding];
  beginFamily(made, state, environment);
  return { access: access.token, refresh: refresh.token, sliding: sliding?.token };
}

/** Makes new tokens for a refresh token, in its family; it is used up by that. */
export function renewTokens(
  used: string,
  found: AccountRef<Account>,
  state: State<Records>,
  environment: Environment,
): Pair {
  const access = issue('access', found, state, environment);
  const refresh = issue('refresh', found, state, environment);
  rotate(used, [access, refresh], state, environment);
  return { access: access.token, refresh: refresh.token };
}

/**
 * Makes a token: HS256, with token_type, exp, iat, jti and user_id in this order, a sliding one with refresh_exp before the
 * last. Source: the claims are those of the evident token library; inferred.
 */
function issue(
  kind: TokenKind,
  { key, account }: AccountRef<Account>,
  state: State<Records>,
  environment: Environment,
): Member {
  const { tokens, signingKey } = policyOf(state);
  const lifetimes = {
    access: tokens.accessSeconds,
    refresh: tokens.refreshSeconds,
    sliding: tokens.slidingSeconds,
  };
  const iat = Math.floor(environment.now / 1000);
  const exp = iat + lifetimes[kind];
  const jti = randomString(idLength, lowerHex, environment);
  const more = kind === 'sliding' ? { refresh_exp: iat + tokens.slidingRefreshSeconds } : {};
  const claims = { token_type: kind, exp, iat, jti, ...more, user_id: account.user.id };
  const token = environment.jwt.sign(claims, signingKey);
  const expiresAt = exp * 1000;
  startSession(token, key, { expiresAt, kind }, state, environment);
  return { token, kind, expiresAt };
}
