import { howEnded } from '../../../core/invalid-session.ts';
import type { Environment } from '../../../core/environment.ts';
import { outcome, type Outcome } from '../../../core/outcome.ts';
import type { AccountRef } from '../../../core/records.ts';
import { sessionOf } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Attempt } from './attempts.ts';
import type { Account, Records } from '../records.ts';
import { findUser, keyOf, type UserQuery } from './user-query.ts';

/** A login as Rocket.Chat understands it: by password, by a token it gave before, or none at all. */
export type LoginRequest = PasswordLogin | { readonly resume: string } | NoLogin;

/** A password, or the SHA-256 of one in lower-case hex. */
type Password = { readonly plain: string } | { readonly sha256: string };

interface PasswordLogin {
  readonly user: UserQuery;
  readonly password: Password;
  readonly code: string | undefined;
}

/** What is no login: an attempt all the same. */
interface NoLogin {
  readonly noLogin: Failed;
  /** Left out where it has been told already. */
  readonly why?: string;
}

type Failed = Outcome<{
  readonly 'missing-credentials': Readonly<Record<string, never>>;
  readonly 'invalid-credentials': Readonly<Record<string, never>>;
  readonly 'malformed-request': { readonly isUnexpected: boolean };
}>;

/** What a login's credentials are worth, before anything else is asked. */
type AttemptedLogin =
  | { readonly failed: Failed; readonly why?: string | undefined }
  | {
      readonly by: 'password' | 'directory';
      readonly found: AccountRef<Account>;
      readonly code: string | undefined;
    }
  | {
      readonly by: 'token';
      readonly found: AccountRef<Account>;
      readonly resumed: { readonly token: string; readonly signedInAt: string };
    };

/** Tries a login's password or token; nothing is refused yet. */
export function tryLogin(
  request: LoginRequest,
  state: State<Records>,
  environment: Environment,
): { readonly attempt: Attempt; readonly tried: AttemptedLogin } {
  if ('resume' in request) return tryToken(request.resume, state, environment);
  if ('noLogin' in request) return { attempt: nobody, tried: { failed: request.noLogin, why: request.why } };
  return tryPassword(request, state, environment);
}

const nobody: Attempt = { key: undefined, account: undefined, byUsername: false };

function tryPassword(
  { user, password, code }: PasswordLogin,
  state: State<Records>,
  environment: Environment,
): { readonly attempt: Attempt; readonly tried: AttemptedLogin } {
  const found = findUser(user, state);
  const isUsername = user.by === 'username' || (user.by === 'login' && !user.value.includes('@'));
  const isInDirectory = found?.account.ldap === true;
  const attempt = {
    key: keyOf(user, state),
    account: found?.account,
    byUsername: isUsername && code === undefined && !isInDirectory,
  };
  if (found === undefined)
    return { attempt, tried: { failed: outcome('invalid-credentials'), why: 'no such account' } };
  if (!isPassword(password, found.account, environment))
    return { attempt, tried: { failed: outcome('invalid-credentials'), why: 'password does not match' } };
  return { attempt, tried: { by: isInDirectory ? 'directory' : 'password', found, code } };
}

/** The same token again, without a second factor; its end does not move. */
function tryToken(
  token: string,
  state: State<Records>,
  environment: Environment,
): { readonly attempt: Attempt; readonly tried: AttemptedLogin } {
  const live = sessionOf(token, state, environment);
  if ('invalid' in live) {
    const why =
      live.invalid === 'ended'
        ? `token was ${howEnded(live.ended, environment)}`
        : invalidReason[live.invalid];
    return { attempt: nobody, tried: { failed: outcome('invalid-credentials'), why } };
  }
  const { session, found } = live;
  const signedInAt = environment.isoTime(session.startedAt ?? environment.now);
  return {
    attempt: { ...found, byUsername: false },
    tried: { by: 'token', found, resumed: { token, signedInAt } },
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
