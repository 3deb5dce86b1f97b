import { activeSession, createAuthenticator, invalidToken } from '../../../core/authenticate.ts';
import { ownerOf, type ActiveSession, startSession } from '../../../core/session.ts';
import type { Wire, ReplyHeaders } from '../../../core/operation.ts';
import type { Account, AccountRef, Context, Policy, Records } from '../records.ts';
import { randomString, lowerHex } from '../../../core/environment.ts';
import { policyOf } from '../../../core/records.ts';

/** The kind of a session that is an API key. */
export const apiKey = 'api-key';

/** What a request says of who asks. */
export interface Credential {
  readonly token: string;
  /** Where it stood: an API key is none where a session id belongs, and the other way round. */
  readonly as: 'session' | typeof apiKey;
}

/** A request, as far as it says who asks. */
export interface Credentials {
  readonly credential: Credential | undefined;
}

/** A body that breaks the contract by more than what is missing: it is looked at once it is known who asks. */
export interface BrokenRequest {
  readonly broken: true;
}

/** The session of a valid credential. */
interface Caller extends ActiveSession<Account> {
  readonly token: string;
}

/**
 * The one credential of a request: the header `sessionid`, else `X-API-KEY`, else the cookie `sessionid`. The others do not
 * stand in for it when it is dead. Source: the first two, the vendor's web client; the cookie's place is inferred, as is
 * that an empty one counts as none.
 */
export function credentialOf({ headers, cookies }: Wire): Credential | undefined {
  const sources: readonly (readonly [string | undefined, Credential['as']])[] = [
    [headers['sessionid'], 'session'],
    [headers['x-api-key'], apiKey],
    [cookies['sessionid'], 'session'],
  ];
  for (const [token, as] of sources) if (token !== undefined && token !== '') return { token, as };
  return undefined;
}

/** Finds the caller of a request. */
export const { authenticate, callerKey, callerOrFirstAccount } = createAuthenticator<
  Account,
  Records,
  Credential,
  Caller
>({
  credentialOf,
  ownerOf: ({ token }, state) => ownerOf(token, state),
  missing: 'neither a session id nor an API key given',
  callerOf({ token, as }, context) {
    const { trace } = context;
    const what = as === apiKey ? 'API key' : 'session';
    const active = activeSession<Account>(`the ${what}`, token, context);
    if ('denied' in active) return active;
    if ((active.session.kind === apiKey) !== (as === apiKey))
      return invalidToken(
        `the ${what} is no good: it is ${as === apiKey ? 'a session id' : 'an API key'}`,
        trace,
      );
    // an account that is disabled has no live session: inferred, as everywhere
    if (active.found.account.status === 'disabled')
      return invalidToken(`the ${what} is no good: its account is disabled`, trace);
    return { token, ...active };
  },
});

/** A session that was just given. */
export interface NewSession {
  readonly account: Account;
  readonly sessionId: string;
  /** Whether a cookie tells it, too, is a switch of the policy's. */
  readonly policy: Policy;
}

/** Source: inferred from the session ids of the vendor's older interface. */
const sessionIdLength = 32;

/** Gives an account a session. */
export function giveSession({ key, account }: AccountRef, context: Context): NewSession {
  const { state, environment } = context;
  const policy = policyOf(state);
  const sessionId = randomString(sessionIdLength, lowerHex, environment);
  const expiresAt = environment.now + policy.session.lifetimeSeconds * 1000;
  startSession(sessionId, key, { expiresAt }, context);
  return { account, sessionId, policy };
}

/** The headers of an answer that gives a session. */
export function sessionHeaders({ policy, sessionId }: Omit<NewSession, 'account'>): ReplyHeaders {
  return policy.sessionCookie ? { 'set-cookie': [`sessionid=${sessionId}; path=/; HttpOnly`] } : {};
}
