import type { Environment } from '../../../core/environment.ts';
import { policyOf, type Found } from '../../../core/records.ts';
import { startSession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import { draw, lowerHex } from '../../../core/text.ts';
import type { Account, Records } from '../records.ts';

/** The tokens of one sign-in. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string;
  readonly sliding: string | undefined;
}

const idLength = 32;

/**
 * Makes a sign-in's tokens: HS256, with token_type, exp, iat, jti and user_id in this order.
 * Source: the claims are those of the evident token library; inferred.
 */
export function issueTokens(
  { key, account }: Found<Account>,
  wantsSliding: boolean,
  state: State<Records>,
  environment: Environment,
): Tokens {
  const { tokens, signingKey } = policyOf(state);
  const iat = Math.floor(environment.now / 1000);
  const issue = (kind: string, lifetimeSeconds: number, more: object = {}) => {
    const exp = iat + lifetimeSeconds;
    const jti = draw(idLength, lowerHex, environment);
    const claims = { token_type: kind, exp, iat, jti, ...more, user_id: account.user.id };
    const token = environment.jwt.sign(claims, signingKey);
    startSession(token, key, { expiresAt: exp * 1000, kind }, state, environment);
    return token;
  };
  const access = issue('access', tokens.accessSeconds);
  const refresh = issue('refresh', tokens.refreshSeconds);
  const refreshable = { refresh_exp: iat + tokens.slidingRefreshSeconds };
  const sliding = wantsSliding ? issue('sliding', tokens.slidingSeconds, refreshable) : undefined;
  return { access, refresh, sliding };
}
