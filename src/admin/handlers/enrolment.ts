import { findAccount } from '../../core/account.ts';
import type { Context } from '../../core/operation.ts';
import type { Provider } from '../../core/provider.ts';
import { recordsOf } from '../../core/records.ts';

/** Returns the URL by which an authenticator app adds an account; undefined for an account without an authenticator. */
export function enrolmentUrl(
  login: string,
  context: Context,
  { id, pendingFactor }: Pick<Provider, 'id' | 'pendingFactor'>,
): string | undefined {
  const { state, environment } = context;
  const account = findAccount(login, state)?.account;
  if (account === undefined) return undefined;
  const secret =
    account.totpSecret ?? pendingFactor?.(login, { ...context, state: recordsOf(state) })?.totpSecret;
  return secret === undefined ? undefined : environment.totp.url(secret, { issuer: id, label: login });
}
