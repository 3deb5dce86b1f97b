import { accountKey, findAccount } from '../../../core/account.ts';
import {
  activeSession,
  createAuthenticator,
  invalidToken,
  type Unauthorized,
} from '../../../core/authenticate.ts';
import type { Trace, Wire } from '../../../core/operation.ts';
import type { TokenRecord } from '../../../core/session-records.ts';
import { apiKeyKind, ownerOf } from '../../../core/session.ts';
import type { Account, AccountRef, Records, State } from '../records.ts';
import { sessionCookie } from './session.ts';

/** The credential of a request: a token from the cookie or header, or a user name with its password. */
export type Credential =
  | { readonly token: string; readonly from: 'cookie' | 'header'; readonly isBearer: boolean }
  | { readonly userName: string; readonly password: string };

/** The credential of a request, if it has one. */
export interface Credentials {
  readonly credential: Credential | undefined;
}

/** The account behind a valid credential. */
export interface Caller extends AccountRef {
  /** The token of the session; undefined after a password. */
  readonly token: string | undefined;
}

/** Reads the credential of a request. */
export function credentialsOf(wire: Wire): Credentials {
  return { credential: credentialOf(wire) };
}

/**
 * Reads the one credential of a request: the cookie, else the `Authorization` header, with or without a scheme. If the
 * cookie is invalid, the header isn't tried. Source: the vendor's server source.
 */
export function credentialOf({ headers, cookies }: Wire): Credential | undefined {
  const cookie = cookies[sessionCookie];
  if (cookie !== undefined && cookie !== '') return { token: cookie, from: 'cookie', isBearer: false };
  const { authorization = '' } = headers;
  const [, scheme = '', rest = ''] = /^(bearer|basic) +(.*)$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() === 'basic') return basicOf(rest);
  const token = scheme === '' ? authorization.trim() : rest.trim();
  return token === '' ? undefined : { token, from: 'header', isBearer: scheme !== '' };
}

/** Decodes Basic credentials; the name and password are empty if that fails. */
function basicOf(encoded: string): Credential {
  const [, userName = '', password = ''] = /^([^:]*):(.*)$/s.exec(decoded(encoded)) ?? [];
  return { userName, password };
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decoded(encoded: string): string {
  if (!base64.test(encoded)) return '';
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

/** Authentication by token, API key or password. */
export const { authenticate, callerKey, callerOrFirstAccount, requiresAuth } = createAuthenticator<
  Account,
  Records,
  Credential,
  Caller
>({
  credentialOf,
  ownerOf: (credential, state) =>
    'token' in credential ? ownerOf(credential.token, state) : accountKey(credential.userName, state),
  missing: 'no session cookie or Authorization header given',
  callerOf(credential, context) {
    const { state, trace } = context;
    if ('userName' in credential) return byPassword(credential, state, trace);
    const { token, from, isBearer } = credential;
    const active = activeSession<Account>(`the token in the ${from}`, token, context);
    if ('denied' in active) return active;
    if (isApiKey(active.token) && !isBearer)
      return invalidToken(
        `the token in the ${from} is invalid: an API key requires the Bearer scheme`,
        trace,
      );
    return activeOnly({ ...active.found, token }, trace);
  },
});

/** Whether a token is an API key: no sign-in issued it, and nothing ends it. */
export function isApiKey({ kind }: TokenRecord): boolean {
  return kind === apiKeyKind;
}

/** Authenticates by Basic credentials. Source: the server accepts them. Inferred: no lockout or second factor applies. */
function byPassword(
  { userName, password }: Extract<Credential, { readonly userName: string }>,
  state: State,
  trace: Trace,
): Caller | Unauthorized {
  const found = findAccount(userName, state);
  if (found !== undefined && found.account.password === password)
    return activeOnly({ ...found, token: undefined }, trace);
  return invalidToken('wrong user name or password in the header', trace);
}

/** Denies the caller unless its account is active; inferred. */
function activeOnly(caller: Caller, trace: Trace): Caller | Unauthorized {
  const { status } = caller.account;
  return status === 'active' ? caller : invalidToken(`account is ${status}`, trace);
}

/** Whether a user may change the portal's settings. */
export function isAdmin({ role }: Account): boolean {
  return role === 'admin' || role === 'owner';
}
