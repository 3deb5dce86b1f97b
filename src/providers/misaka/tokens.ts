import type { Environment } from '../../core/environment.ts';
import { policyOf, type Found } from '../../core/records.ts';
import type { State } from '../../core/state.ts';
import { draw, lowerHex } from '../../core/text.ts';
import type { Account, Records } from './records.ts';

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
  const sign = (token_type: string, lifetimeSeconds: number, more: object = {}) => {
    const claims = {
      token_type,
      exp: iat + lifetimeSeconds,
      iat,
      jti: draw(idLength, lowerHex, environment),
      ...more,
    };
    return environment.jwt.sign({ ...claims, user_id: account.user.id }, signingKey);
  };
  const access = sign('access', tokens.accessSeconds);
  const refresh = sign('refresh', tokens.refreshSeconds);
  const refreshable = { refresh_exp: iat + tokens.slidingRefreshSeconds };
  const sliding = wantsSliding ? sign('sliding', tokens.slidingSeconds, refreshable) : undefined;
  state.put('sessions', refresh, { account: key, expiresAt: (iat + tokens.refreshSeconds) * 1000 });
  return { access, refresh, sliding };
}
