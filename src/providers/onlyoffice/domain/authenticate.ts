import { accountKey, findAccount, keyedOrFirst } from '../../../core/account.ts';
import { invalidReason } from '../../../core/invalid-session.ts';
import type { Environment } from '../../../core/environment.ts';
import type { Operation, Trace, Wire } from '../../../core/operation.ts';
import { outcome, type NoFacts, type Outcome } from '../../../core/outcome.ts';
import type { AccountRef, SessionRecord } from '../../../core/records.ts';
import { ownerOf, sessionOf } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Records } from '../records.ts';
import { sessionCookie } from './cookie.ts';

/** What a request says of who asks: a token, from the cookie or a header, or a user name with its password. */
export type Credential =
  | { readonly token: string; readonly from: 'cookie' | 'header'; readonly isBearer: boolean }
  | { readonly userName: string; readonly password: string };

/** A request, as far as it says who asks. */
export interface Credentials {
  readonly credential: Credential | undefined;
}

/** Who asks, by a credential that counts. */
export interface Caller extends AccountRef<Account> {
  /** The token of the session; none where a password was given. */
  readonly token: string | undefined;
}

/** What becomes of a request whose credential does not count. */
export type UnauthorizedFacts = {
  readonly 'token-missing': NoFacts;
  readonly 'token-invalid': NoFacts;
  readonly 'token-expired': NoFacts;
};

/** Who asks, as a request says it. */
export function credentialsOf(wire: Pick<Wire, 'headers' | 'cookies'>): Credentials {
  return { credential: credentialOf(wire) };
}

/**
 * The one credential of a request: the cookie, else the header, raw or after its scheme; the header does not stand in for
 * a cookie that is dead. Source: the vendor's server source.
 */
export function credentialOf({
  headers,
  cookies,
}: Pick<Wire, 'headers' | 'cookies'>): Credential | undefined {
  const cookie = cookies[sessionCookie];
  if (cookie !== undefined && cookie !== '') return { token: cookie, from: 'cookie', isBearer: false };
  const { authorization = '' } = headers;
  const [, scheme = '', rest = ''] = /^(bearer|basic) +(.*)$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() === 'basic') return basicOf(rest);
  const token = scheme === '' ? authorization.trim() : rest.trim();
  return token === '' ? undefined : { token, from: 'header', isBearer: scheme !== '' };
}

/** What cannot be decoded is nobody's name and password. */
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

/** Who asks; or why no one does. */
export function authenticate(
  credential: Credential | undefined,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Caller | { readonly denied: keyof UnauthorizedFacts } {
  if (credential === undefined) {
    trace('neither the cookie nor an Authorization given');
    return { denied: 'token-missing' };
  }
  if ('userName' in credential) return byPassword(credential, state, trace);
  const live = sessionOf(credential.token, state, environment);
  if ('invalid' in live) {
    trace(`the token of the ${credential.from} is no good: ${invalidReason(live, environment)}`);
    return { denied: live.invalid === 'expired' ? 'token-expired' : 'token-invalid' };
  }
  if (isApiKey(live.session) && !credential.isBearer) {
    trace('an API key is taken after Bearer alone');
    return { denied: 'token-invalid' };
  }
  return activeOnly({ ...live.found, token: credential.token }, trace);
}

/** Whether a session is an API key: no sign-in has begun it, and nothing ends it. */
export function isApiKey({ kind }: SessionRecord): boolean {
  return kind === 'api-key';
}

/** Source: the server takes them; that nothing is counted and no second factor asked for is inferred. */
function byPassword(
  { userName, password }: Extract<Credential, { readonly userName: string }>,
  state: State<Records>,
  trace: Trace,
): Caller | { readonly denied: 'token-invalid' } {
  const found = findAccount(userName, state);
  if (found !== undefined && found.account.password === password)
    return activeOnly({ ...found, token: undefined }, trace);
  trace('user name and password of the header do not match');
  return { denied: 'token-invalid' };
}

/** That an account which may not sign in is nobody is inferred. */
function activeOnly(caller: Caller, trace: Trace): Caller | { readonly denied: 'token-invalid' } {
  const { status } = caller.account;
  if (status === 'active') return caller;
  trace(`account is ${status}`);
  return { denied: 'token-invalid' };
}

/** The key of the account whose credential a request has, alive or not. */
export function callerKey(wire: Wire, state: State<Records>): string | undefined {
  const credential = credentialOf(wire);
  if (credential === undefined) return undefined;
  return 'token' in credential ? ownerOf(credential.token, state) : accountKey(credential.userName, state);
}

/** The account that a forced outcome is about: the one that asks, else the first of the fixtures. */
export function callerOrFirstAccount(wire: Wire, state: State<Records>): AccountRef<Account> {
  return keyedOrFirst(callerKey(wire, state), state);
}

/** What an operation that needs somebody has in common with every other: whose it is, and that nobody is turned away uncounted. */
export const requiresAuth = {
  accountOf: callerKey,
  precheck(wire, state, environment, trace): Outcome<UnauthorizedFacts> | undefined {
    const caller = authenticate(credentialOf(wire), state, environment, trace);
    return 'denied' in caller ? outcome(caller.denied) : undefined;
  },
} satisfies Partial<Operation<never, Records, UnauthorizedFacts>>;

/** The facts of these outcomes when they are switched on. */
export const forcedUnauthorized = {
  'token-missing': () => ({}),
  'token-invalid': () => ({}),
  'token-expired': () => ({}),
};

/** Whether a user may change what is the portal's. */
export function isAdmin({ role }: Account): boolean {
  return role === 'admin' || role === 'owner';
}
