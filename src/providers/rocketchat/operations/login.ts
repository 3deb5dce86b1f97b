import { accountKey, accountOrFirst, findAccount } from '../../../core/account.ts';
import { checkCredentials } from '../../../core/credentials.ts';
import type { Environment } from '../../../core/environment.ts';
import { countFailure, forgetFailures, isLockedOut } from '../../../core/lockout.ts';
import type { Operation, Trace, Wire } from '../../../core/operation.ts';
import { outcome, type NoFacts, type Outcome } from '../../../core/outcome.ts';
import { policyOf, type Found } from '../../../core/records.ts';
import { isCode, sendCode, useCode } from '../../../core/second-factor.ts';
import { ownerOf, startSession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import { draw, textField } from '../../../core/text.ts';
import type { Account, Records } from '../records.ts';

/** A login as Rocket.Chat understands it: by password, or by a token it gave before. */
export type LoginRequest =
  | { readonly user: string; readonly password: string; readonly code: string | undefined }
  | { readonly resume: string };

/** How an account is asked for its second factor. */
export type SecondFactor =
  | { readonly method: 'totp' }
  | {
      readonly method: 'email';
      readonly username: string;
      readonly sentNow: boolean;
      readonly expiresAt: string;
    };

/** What a login can come to. */
export type LoginFacts = {
  readonly 'signed-in': { readonly account: Account; readonly token: string };
  readonly 'second-factor-required': { readonly secondFactor: SecondFactor };
  readonly 'second-factor-invalid': { readonly secondFactor: SecondFactor };
  readonly 'missing-credentials': NoFacts;
  readonly 'invalid-credentials': NoFacts;
  readonly 'account-disabled': NoFacts;
  readonly 'account-unverified': NoFacts;
  readonly 'locked-out': NoFacts;
  readonly 'malformed-request': NoFacts;
};

/** Source: the vendor's server source. */
const tokenAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const tokenLength = 43;

/** `POST /login`: a token for a user's password and second factor, or the same token again for `resume`. */
export const login: Operation<LoginRequest, Records, LoginFacts> = {
  accountOf(wire, state) {
    const token = textField(wire.body, 'resume');
    if (loginOf(wire) === undefined && token !== undefined) return ownerOf(token, state);
    return accountKey(loginOf(wire), state);
  },

  decide(request, state, environment, trace) {
    if ('resume' in request) return resume(request.resume, state, environment, trace);
    if (request.user === '' || request.password === '') {
      trace('user or password is empty');
      return outcome('missing-credentials');
    }
    const matches = (account: Account) => account.password === request.password;
    const found = checkCredentials(request.user, matches, state, environment, trace);
    if ('refused' in found) return outcome(found.refused);

    if (found.account.secondFactor !== undefined) {
      if (request.code === undefined || request.code === '') {
        trace('second factor required');
        trace('no code given');
        return outcome('second-factor-required', { secondFactor: askFor(found, state, environment) });
      }
      if (!isCode(request.code, found, state, environment)) {
        countFailure(found.key, state, environment, trace);
        trace('code is wrong');
        return outcome('second-factor-invalid', { secondFactor: askFor(found, state, environment) });
      }
      useCode(request.code, found, state, environment);
      trace('code matched');
    }
    forgetFailures(found.key, state);
    return outcome('signed-in', giveSession(found, state, environment));
  },

  pretend: {
    'signed-in': (wire, state, environment) =>
      giveSession(accountOrFirst(loginOf(wire), state), state, environment),
    'second-factor-required': pretendSecondFactor,
    'second-factor-invalid': pretendSecondFactor,
    'missing-credentials': () => ({}),
    'invalid-credentials': () => ({}),
    'account-disabled': () => ({}),
    'account-unverified': () => ({}),
    'locked-out': () => ({}),
    'malformed-request': () => ({}),
  },
};

/** The same token again, without a second factor; its end does not move. */
function resume(
  token: string,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Outcome<LoginFacts> {
  const session = state.get('sessions', token);
  const account = session === undefined ? undefined : state.get('accounts', session.account);
  if (session === undefined || account === undefined) {
    trace('no such token');
    return outcome('invalid-credentials');
  }
  if (session.expiresAt !== undefined && session.expiresAt <= environment.now) {
    trace('token has expired');
    return outcome('invalid-credentials');
  }
  if (isLockedOut(session.account, account, state, environment)) {
    trace('account is locked out');
    return outcome('locked-out');
  }
  if (account.status === 'disabled') {
    trace('account is disabled');
    return outcome('account-disabled');
  }
  trace('token is good');
  return outcome('signed-in', { account, token });
}

function askFor(found: Found<Account>, state: State<Records>, environment: Environment): SecondFactor {
  const challenge = sendCode(found, state, environment);
  if (challenge === undefined) return { method: 'totp' };
  const { sentNow, expiresAt } = challenge;
  return {
    method: 'email',
    username: found.account.login,
    sentNow,
    expiresAt: environment.isoTime(expiresAt),
  };
}

function pretendSecondFactor(wire: Wire, state: State<Records>, environment: Environment) {
  const found = findAccount(loginOf(wire) ?? '', state);
  const secondFactor: SecondFactor =
    found === undefined ? { method: 'totp' } : askFor(found, state, environment);
  return { secondFactor };
}

function giveSession({ key, account }: Found<Account>, state: State<Records>, environment: Environment) {
  const token = draw(tokenLength, tokenAlphabet, environment);
  const { lifetimeSeconds } = policyOf(state).session;
  const expiresAt = environment.now + lifetimeSeconds * 1000;
  startSession(token, key, { expiresAt }, state, environment);
  return { account, token };
}

function loginOf(wire: Wire): string | undefined {
  return textField(wire.body, 'user');
}
