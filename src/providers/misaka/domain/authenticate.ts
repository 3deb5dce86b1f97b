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

/** Reads the bearer token of a request. The scheme is case-insensitive, as in the framework that evidently serves it. */
export function bearerOf({ headers }: Wire): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers['authorization']?.trim() ?? '')?.[1];
}

/** Authenticates by access tokens, sliding tokens and tokens of the fixtures; inferred. */
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
    const { token: issued, found } = active;
    if (issued.kind === 'refresh')
      return invalidToken('the bearer token is invalid: it is a refresh token', trace);
    // the vendor requires "the bearer of an active user"
    if (found.account.status !== 'active')
      return invalidToken(`the bearer token is invalid: its account is ${found.account.status}`, trace);
    return { token: bearer, isSliding: issued.kind === 'sliding', found };
  },
});
