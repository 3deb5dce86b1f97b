import { activeSession, createAuthenticator, invalidToken } from '../../../core/authenticate.ts';
import { apiKeyKind, ownerOf, sessionEnd, startSession } from '../../../core/session.ts';
import type { SessionRecord } from '../../../core/session-records.ts';
import type { Wire, ReplyHeaders } from '../../../core/operation.ts';
import type { Account, AccountRef, Context, Policy, Records } from '../records.ts';
import { randomString, lowerHex } from '../../../core/environment.ts';
import { policyOf } from '../../../core/records.ts';

/** The kind of a token that is an API key. */
export const apiKey = apiKeyKind;

/** The credential of a request: a session id or an API key. */
export interface Credential {
  readonly token: string;
  /** The type that its position in the request implies; a token of the other type is invalid there. */
  readonly as: 'session' | typeof apiKey;
}

/** The credential of a request, if it has one. */
export interface Credentials {
  readonly credential: Credential | undefined;
}

/** A body that violates the contract by more than missing fields; reported only after authentication. */
export interface BrokenRequest {
  readonly broken: true;
}

/** The session of a valid credential. */
interface Caller {
  readonly token: string;
  readonly session: SessionRecord;
  readonly found: AccountRef;
}

/**
 * Reads the one credential of a request: the header `sessionid`, else `X-API-KEY`, else the cookie `sessionid`. If it is
 * invalid, the others aren't tried. Source: the vendor's web client, for the headers. Inferred: the precedence of the
 * cookie, and that an empty credential counts as missing.
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

/** Authentication by session id or API key. */
export const { authenticate, callerKey, callerOrFirstAccount } = createAuthenticator<
  Account,
  Records,
  Credential,
  Caller
>({
  credentialOf,
  ownerOf: ({ token }, state) => ownerOf(token, state),
  missing: 'no session id or API key given',
  callerOf({ token, as }, context) {
    const { trace } = context;
    const what = as === apiKey ? 'API key' : 'session id';
    const active = activeSession<Account>(`the ${what}`, token, context);
    if ('denied' in active) return active;
    if ((active.token.kind === apiKey) !== (as === apiKey))
      return invalidToken(
        `the ${what} is invalid: it is ${as === apiKey ? 'a session id' : 'an API key'}`,
        trace,
      );
    // the sessions of a disabled account are invalid: inferred, as for every provider
    if (active.found.account.status === 'disabled')
      return invalidToken(`the ${what} is invalid: its account is disabled`, trace);
    return { ...active, token };
  },
});

/** A new session. */
export interface NewSession {
  readonly account: Account;
  readonly sessionId: string;
  /** Decides whether the reply also sets a session cookie. */
  readonly policy: Policy;
}

/** Source: inferred from the session ids of the vendor's older interface. */
const sessionIdLength = 32;

/** Starts a session of an account. */
export function giveSession({ key, account }: AccountRef, context: Context): NewSession {
  const { state, environment } = context;
  const policy = policyOf(state);
  const sessionId = randomString(sessionIdLength, lowerHex, environment);
  const expiresAt = sessionEnd(policy.session.lifetimeSeconds, environment);
  startSession([{ token: sessionId, expiresAt }], key, context);
  return { account, sessionId, policy };
}

/** Returns the headers of a reply with a new session. */
export function sessionHeaders({ policy, sessionId }: Omit<NewSession, 'account'>): ReplyHeaders {
  return policy.sessionCookie ? { 'set-cookie': [`sessionid=${sessionId}; path=/; HttpOnly`] } : {};
}
