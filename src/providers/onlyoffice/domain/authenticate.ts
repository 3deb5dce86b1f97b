import { accountKey, findAccount } from '../../../core/account.ts';
import {
  activeSession,
  createAuthenticator,
  invalidToken,
  type Unauthorized,
} from '../../../core/authenticate.ts';
import type { Trace, Wire } from '../../../core/operation.ts';
import type { SessionRecord } from '../../../core/records.ts';
import { ownerOf } from '../../../core/session.ts';
import type { Account, AccountRef, Records, State } from '../records.ts';
import { sessionCookie } from './session.ts';

/** The credential of a request: a token, from the cookie or a header, or a user name with its password. */
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
 * The one credential of a request: the cookie, else the header, raw or after its scheme; the header does not stand in for
 * a cookie that is dead. Source: the vendor's server source.
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

/** A text that cannot be decoded has an empty name and password. */
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

/** Finds the caller of a request. */
export const { authenticate, callerKey, callerOrFirstAccount, requiresAuth } = createAuthenticator<
  Account,
  Records,
  Credential,
  Caller
>({
  credentialOf,
  ownerOf: (credential, state) =>
    'token' in credential ? ownerOf(credential.token, state) : accountKey(credential.userName, state),
  missing: 'neither the cookie nor an Authorization given',
  callerOf(credential, context) {
    const { state, trace } = context;
    if ('userName' in credential) return byPassword(credential, state, trace);
    const { token, from, isBearer } = credential;
    const active = activeSession<Account>(`the token of the ${from}`, token, context);
    if ('denied' in active) return active;
    if (isApiKey(active.session) && !isBearer)
      return invalidToken('an API key is taken after Bearer alone', trace);
    return activeOnly({ ...active.found, token }, trace);
  },
});

/** Whether a session is an API key: no sign-in has begun it, and nothing ends it. */
export function isApiKey({ kind }: SessionRecord): boolean {
  return kind === 'api-key';
}

/** Source: the server accepts them; inferred is that it counts nothing and needs no second factor. */
function byPassword(
  { userName, password }: Extract<Credential, { readonly userName: string }>,
  state: State,
  trace: Trace,
): Caller | Unauthorized {
  const found = findAccount(userName, state);
  if (found !== undefined && found.account.password === password)
    return activeOnly({ ...found, token: undefined }, trace);
  return invalidToken('user name and password of the header do not match', trace);
}

/** Denies an account that may not sign in; this is inferred. */
function activeOnly(caller: Caller, trace: Trace): Caller | Unauthorized {
  const { status } = caller.account;
  return status === 'active' ? caller : invalidToken(`account is ${status}`, trace);
}

/** Whether a user may change what is the portal's. */
export function isAdmin({ role }: Account): boolean {
  return role === 'admin' || role === 'owner';
}
