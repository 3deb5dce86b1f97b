import { accountOrFirst } from '../../../core/account.ts';
import { randomString } from '../../../core/environment.ts';
import { type Wire, fieldOf, stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts, Outcome } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
import { ownerOf, sessionEnd, startSession } from '../../../core/session.ts';
import { askFor, verifyCode, type SecondFactor } from '../domain/account-2fa.ts';
import { blockOf, countFailed, forgetFailed, type Blocked } from '../domain/attempts.ts';
import { checkLogin, findUser, keyOf, namedUser, type LoginRequest } from '../domain/credentials.ts';
import {
  methodsOf,
  type Account,
  type AccountRef,
  type Context,
  type Operation,
  type State,
} from '../records.ts';

/** The outcomes of a login. */
export type LoginFacts = {
  readonly 'signed-in': {
    readonly account: Account;
    readonly token: string;
    /** The start of the session, as an ISO time. */
    readonly signedInAt: string;
  };
  readonly 'second-factor-required': { readonly secondFactor: SecondFactor };
  readonly 'second-factor-invalid': { readonly secondFactor: SecondFactor };
  readonly 'second-factor-exhausted': { readonly secondFactor: SecondFactor };
  readonly 'missing-credentials': NoFacts;
  readonly 'invalid-credentials': NoFacts;
  readonly 'account-disabled': NoFacts;
  readonly 'account-unverified': NoFacts;
  readonly 'locked-out': { readonly blocked: Blocked };
  readonly 'not-allowed': { readonly because: 'app' | 'no roles' };
  /** Whether the body was readable but has fields or types that the server doesn't expect. */
  readonly 'malformed-request': { readonly isUnexpected: boolean };
};

/** Source: the vendor's server source. */
const tokenAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const tokenLength = 43;

/** `POST /login`: returns a token for a password and second factor, or the same token again for `resume`. */
export const login: Operation<LoginRequest, LoginFacts> = {
  accountOf({ body }, state) {
    const token = stringField(body, 'resume');
    const user = namedUser(body);
    if (token !== undefined && !hasPassword(body)) return ownerOf(token, state);
    return user && keyOf(user, state);
  },

  /** Checks a block before the password, and the second factor last. Source: the vendor's server source. */
  decide(request, context) {
    const { state, trace } = context;
    const { attempt, result } = checkLogin(request, context);
    const refuse = (denial: Outcome<LoginFacts>, ...steps: readonly string[]): Outcome<LoginFacts> => {
      countFailed(denial.name, attempt, context);
      for (const step of steps) trace(step);
      return denial;
    };

    const blocked = blockOf(attempt, context);
    if (blocked !== undefined) {
      const what = blocked === 'user' ? 'account is locked out' : 'address is locked out';
      return refuse(outcome('locked-out', { blocked }), what);
    }
    if ('failed' in result) return refuse(result.failed, ...(result.why === undefined ? [] : [result.why]));
    const { found, credential } = result;
    if (credential === 'password') trace('password matched');
    const barred = barOf(found.account, credential, state);
    if (barred !== undefined) return refuse(barred.result, barred.why);
    if ('resumed' in result) {
      trace('token matched');
      return outcome('signed-in', { account: found.account, ...result.resumed });
    }

    if (methodsOf(found.account).length > 0) {
      const ask = () => ({ secondFactor: askFor(found, context) });
      const { code = '' } = result;
      if (code === '')
        return refuse(outcome('second-factor-required', ask()), 'second factor required', 'no code given');
      const judged = verifyCode(code, found, context);
      if (judged === 'wrong') return refuse(outcome('second-factor-invalid', ask()), 'wrong code');
      if (judged === 'exhausted')
        return refuse(outcome('second-factor-exhausted', ask()), 'too many wrong codes');
      trace('code matched');
    }
    forgetFailed(found.key, context);
    return outcome('signed-in', giveSession(found, context));
  },

  force: {
    'signed-in': (wire, context) =>
      giveSession(userOf(wire, context.state) ?? accountOrFirst(undefined, context.state), context),
    'second-factor-required': forcedSecondFactor,
    'second-factor-invalid': forcedSecondFactor,
    'second-factor-exhausted': forcedExhausted,
    'locked-out': () => ({ blocked: 'user' }),
    'not-allowed': () => ({ because: 'app' }),
    'malformed-request': () => ({ isUnexpected: false }),
  },
};

/** Returns why an account may not sign in with a correct credential; undefined if it may. */
function barOf(
  account: Account,
  credential: 'password' | 'directory' | 'token',
  state: State,
): { readonly result: Outcome<LoginFacts>; readonly why: string } | undefined {
  const { rolesRequired, adminsNeedVerifiedEmail } = policyOf(state);
  if (account.app === true)
    return { result: outcome('not-allowed', { because: 'app' }), why: 'account belongs to an app' };
  if (account.status === 'disabled')
    return { result: outcome('account-disabled'), why: 'account is disabled' };
  if (rolesRequired && account.roles.length === 0)
    return { result: outcome('not-allowed', { because: 'no roles' }), why: 'account has no roles' };
  const isSpared = account.roles.includes('admin') && !adminsNeedVerifiedEmail;
  if (account.status !== 'unverified' || credential !== 'password' || isSpared) return undefined;
  return { result: outcome('account-unverified'), why: 'account is unverified' };
}

function forcedSecondFactor(wire: Wire, context: Context) {
  const found = userOf(wire, context.state);
  const secondFactor: SecondFactor =
    found === undefined ? { method: 'totp', available: ['totp'] } : askFor(found, context);
  return { secondFactor };
}

/** Creates the facts of a forced `second-factor-exhausted`, which exists only for mailed codes. */
function forcedExhausted(wire: Wire, context: Context) {
  const found = userOf(wire, context.state);
  const isMailed = found !== undefined && methodsOf(found.account)[0] === 'email';
  const secondFactor: SecondFactor = isMailed
    ? askFor(found, context)
    : { method: 'email', available: ['email'] };
  return { secondFactor };
}

function giveSession({ key, account }: AccountRef, context: Context) {
  const { state, environment } = context;
  const token = randomString(tokenLength, tokenAlphabet, environment);
  const { lifetimeSeconds } = policyOf(state).session;
  const expiresAt = sessionEnd(lifetimeSeconds, environment);
  startSession([{ token, expiresAt }], key, context);
  return { account, token, signedInAt: environment.isoTime(environment.now) };
}

function userOf({ body }: Wire, state: State): AccountRef | undefined {
  const user = namedUser(body);
  return user && findUser(user, state);
}

function hasPassword(body: unknown): boolean {
  return (fieldOf(body, 'password') ?? undefined) !== undefined;
}
