import { findAccount, keyOfNobody } from '../../../core/account.ts';
import type { Environment } from '../../../core/environment.ts';
import { fieldOf, stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts, Outcome } from '../../../core/outcome.ts';
import { invalidReason, sessionOf } from '../../../core/session.ts';
import type { Account, AccountRef, Context, State } from '../records.ts';
import type { Attempt } from './attempts.ts';

/** A login request, in Rocket.Chat's terms: by password, by an earlier token, or a request that is neither. */
export type LoginRequest = PasswordLogin | { readonly resume: string } | NoLogin;

/** A password, or its SHA-256 in lower-case hex. */
export type Password = { readonly plain: string } | { readonly sha256: string };

interface PasswordLogin {
  readonly user: UserQuery;
  readonly password: Password;
  readonly code: string | undefined;
}

/** A request that isn't a login but still counts as an attempt. */
interface NoLogin {
  readonly noLogin: Failed;
  /** The reason for the trace; undefined if the trace already has it. */
  readonly why?: string;
}

type Failed = Outcome<{
  readonly 'missing-credentials': NoFacts;
  readonly 'invalid-credentials': NoFacts;
  readonly 'malformed-request': { readonly isUnexpected: boolean };
}>;

/** The result of checking only the credentials of a login. */
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

/** Checks the password or token of a login. Traces nothing: the operation first checks whether a block applies. */
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

/** Checks a `resume` token, which needs no second factor; its expiry doesn't change. */
function checkToken(token: string, context: Context): CheckedLogin {
  const { environment } = context;
  const live = sessionOf(token, context);
  if ('invalid' in live) {
    const why = `the token is invalid: ${invalidReason(live, environment)}`;
    return { attempt: nobody, result: { failed: outcome('invalid-credentials'), why } };
  }
  const { token: issued, found } = live;
  const signedInAt = environment.isoTime(issued.issuedAt ?? environment.now);
  return {
    attempt: { ...found, byUsername: false },
    result: { credential: 'token', found, resumed: { token, signedInAt } },
  };
}

function isPassword(password: Password, account: Account, { digest }: Environment): boolean {
  return 'plain' in password
    ? password.plain === account.password
    : password.sha256 === digest.sha256Hex(account.password);
}

/** The user in a request; `login` is a username or an e-mail address. */
export interface UserQuery {
  readonly field: 'login' | 'username' | 'email' | 'id';
  readonly value: string;
}

/** Finds the user of a query. Names and addresses are unique, ignoring case, so at most one user matches. */
export function findUser({ field, value }: UserQuery, state: State): AccountRef | undefined {
  if (field === 'id') return findById(value, state);
  const found = findAccount(value, state);
  if (found === undefined || field === 'login') return found;
  const actual = field === 'username' ? found.account.login : found.account.email;
  return actual?.toLowerCase() === value.toLowerCase() ? found : undefined;
}

/** Returns the key for failures and scenarios: the user's, else one derived from the typed value. */
export function keyOf(query: UserQuery, state: State): string {
  return findUser(query, state)?.key ?? keyOfNobody(query.value, state);
}

/** Reads the user from a body in every known format, even formats that the operation rejects. */
export function namedUser(body: unknown): UserQuery | undefined {
  const login = stringField(body, 'user');
  if (login !== undefined) return { field: 'login', value: login };
  return queryIn(body, ['username', 'email']) ?? queryIn(fieldOf(body, 'user'), ['id', 'username', 'email']);
}

/** Returns the first of these fields that isn't empty. */
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
