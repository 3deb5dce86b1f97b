import { findAccount, keyOfNobody } from '../../../core/account.ts';
import type { Environment } from '../../../core/environment.ts';
import { fieldOf, stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts, Outcome } from '../../../core/outcome.ts';
import { howEnded, sessionOf } from '../../../core/session.ts';
import type { Account, AccountRef, Context, State } from '../records.ts';
import type { Attempt } from './attempts.ts';

/** A login as Rocket.Chat understands it: by password, by a token it gave before, or none at all. */
export type LoginRequest = PasswordLogin | { readonly resume: string } | NoLogin;

/** A password, or the SHA-256 of one in lower-case hex. */
export type Password = { readonly plain: string } | { readonly sha256: string };

interface PasswordLogin {
  readonly user: UserQuery;
  readonly password: Password;
  readonly code: string | undefined;
}

/** A request that is not a login, and still counts as an attempt. */
interface NoLogin {
  readonly noLogin: Failed;
  /** Left out where it has been told already. */
  readonly why?: string;
}

type Failed = Outcome<{
  readonly 'missing-credentials': NoFacts;
  readonly 'invalid-credentials': NoFacts;
  readonly 'malformed-request': { readonly isUnexpected: boolean };
}>;

/** The result of a login's credentials alone, before any other check. */
interface CheckedLogin {
  readonly attempt: Attempt;
  readonly result: CheckResult;
}

type CheckResult =
  | { readonly failed: Failed; readonly why?: string | undefined }
  | {
      readonly credential: 'password' | 'directory';
      readonly found: AccountRef;
      readonly code: string | undefined;
    }
  | {
      readonly credential: 'token';
      readonly found: AccountRef;
      readonly resumed: { readonly token: string; readonly signedInAt: string };
    };

/** Checks a login's password or token; the caller of this function denies the login. */
export function checkLogin(request: LoginRequest, context: Context): CheckedLogin {
  if ('resume' in request) return checkToken(request.resume, context);
  if ('noLogin' in request) return { attempt: nobody, result: { failed: request.noLogin, why: request.why } };
  return checkPassword(request, context);
}

const nobody: Attempt = { key: undefined, account: undefined, byUsername: false };

function checkPassword(
  { user, password, code }: PasswordLogin,
  { state, environment }: Context,
): CheckedLogin {
  const found = findUser(user, state);
  const isUsername = user.field === 'username' || (user.field === 'login' && !user.value.includes('@'));
  const isInDirectory = found?.account.ldap === true;
  const attempt = {
    key: keyOf(user, state),
    account: found?.account,
    byUsername: isUsername && code === undefined && !isInDirectory,
  };
  if (found === undefined)
    return { attempt, result: { failed: outcome('invalid-credentials'), why: 'no such account' } };
  if (!isPassword(password, found.account, environment))
    return { attempt, result: { failed: outcome('invalid-credentials'), why: 'password does not match' } };
  return { attempt, result: { credential: isInDirectory ? 'directory' : 'password', found, code } };
}

/** The same token again, without a second factor; its end does not move. */
function checkToken(token: string, context: Context): CheckedLogin {
  const { environment } = context;
  const live = sessionOf(token, context);
  if ('invalid' in live) {
    const why =
      live.invalid === 'ended'
        ? `token was ${howEnded(live.ended, environment)}`
        : invalidReason[live.invalid];
    return { attempt: nobody, result: { failed: outcome('invalid-credentials'), why } };
  }
  const { session, found } = live;
  const signedInAt = environment.isoTime(session.startedAt ?? environment.now);
  return {
    attempt: { ...found, byUsername: false },
    result: { credential: 'token', found, resumed: { token, signedInAt } },
  };
}

const invalidReason = {
  unknown: 'no such token',
  'no account': 'no such token',
  expired: 'token has expired',
  revoked: 'token was revoked',
} as const;

function isPassword(password: Password, account: Account, { digest }: Environment): boolean {
  return 'plain' in password
    ? password.plain === account.password
    : password.sha256 === digest.sha256Hex(account.password);
}

/** The user that a client names; `login` is a username or an e-mail address. */
export interface UserQuery {
  readonly field: 'login' | 'username' | 'email' | 'id';
  readonly value: string;
}

/** Finds the user of a query. Names and addresses are unique regardless of case, so there is at most one match. */
export function findUser({ field, value }: UserQuery, state: State): AccountRef | undefined {
  if (field === 'id') return findById(value, state);
  const found = findAccount(value, state);
  if (found === undefined || field === 'login') return found;
  const actual = field === 'username' ? found.account.login : found.account.email;
  return actual?.toLowerCase() === value.toLowerCase() ? found : undefined;
}

/** Returns the key of failures and scenarios: the user's, or the typed value if no user has it. */
export function keyOf(query: UserQuery, state: State): string {
  return findUser(query, state)?.key ?? keyOfNobody(query.value, state);
}

/** Reads the user from a body in every known way, even ways that the operation does not accept. */
export function namedUser(body: unknown): UserQuery | undefined {
  const login = stringField(body, 'user');
  if (login !== undefined) return { field: 'login', value: login };
  return queryIn(body, ['username', 'email']) ?? queryIn(fieldOf(body, 'user'), ['id', 'username', 'email']);
}

/** The first of these fields that names a user. */
export function queryIn(
  holder: unknown,
  fields: readonly Exclude<UserQuery['field'], 'login'>[],
): UserQuery | undefined {
  return fields
    .map((field) => ({ field, value: stringField(holder, field) ?? '' }))
    .find(({ value }) => value !== '');
}

function findById(id: string, state: State): AccountRef | undefined {
  const key = state.get('ids', id) ?? id;
  const account = state.get('accounts', key);
  return account?.id === id ? { key, account } : undefined;
}
