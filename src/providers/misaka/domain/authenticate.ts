import { activeSession, createAuthenticator, invalidToken } from '../../../core/authenticate.ts';
import { ownerOf } from '../../../core/session.ts';
import type { Wire } from '../../../core/operation.ts';
import type { Account, AccountRef, Records } from '../records.ts';

/** The credential of a request: its bearer token. */
export interface Credentials {
  readonly bearer: string | undefined;
}

/** The account of a valid token. */
interface Caller {
  readonly token: string;
  /** Whether it is a sliding token. */
  readonly isSliding: boolean;
  readonly found: AccountRef;
}

/** The bearer token of a request; the scheme counts in any case, as in the evident framework. */
export function bearerOf({ headers }: Wire): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers['authorization']?.trim() ?? '')?.[1];
}

/** Access tokens, sliding tokens and those of the fixtures count; inferred. */
export const { authenticate, callerKey, callerOrFirstAccount } = createAuthenticator<
  Account,
  Records,
  string,
  Caller
>({
  credentialOf: bearerOf,
  ownerOf,
  missing: 'no bearer token given',
  callerOf(bearer, context) {
    const { trace } = context;
    const active = activeSession<Account>('the bearer token', bearer, context);
    if ('denied' in active) return active;
    const { session, found } = active;
    if (session.kind === 'refresh')
      return invalidToken('the bearer token is no good: it is a refresh token', trace);
    // the vendor calls it the bearer of an active user
    if (found.account.status !== 'active')
      return invalidToken(`the bearer token is no good: its account is ${found.account.status}`, trace);
    return { token: bearer, isSliding: session.kind === 'sliding', found };
  },
});
