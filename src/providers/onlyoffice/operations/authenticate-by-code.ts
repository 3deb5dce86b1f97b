import { accountKey, accountOrFirst } from '../../../core/account.ts';
import { checkCredentials } from '../../../core/credentials.ts';
import type { Environment } from '../../../core/environment.ts';
import { countFailure, forgetFailures } from '../../../core/lockout.ts';
import type { Operation, Wire } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { policyOf, type Found } from '../../../core/records.ts';
import { isCode, useCode } from '../../../core/second-factor.ts';
import { startSession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import { draw, textField } from '../../../core/text.ts';
import type { Account, Records } from '../records.ts';
import { pretendedFaults, type Faults } from '../rules/faults.ts';

/** A login by code as ONLYOFFICE understands it; what was left out is empty. */
export interface AuthenticateByCodeRequest {
  readonly userName: string;
  readonly password: string;
  readonly passwordHash: string;
  readonly code: string;
}

/** What a login by code can come to. */
export type AuthenticateByCodeFacts = {
  readonly 'signed-in': { readonly account: Account; readonly token: string; readonly expires: string };
  readonly 'second-factor-invalid': NoFacts;
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'missing-credentials': NoFacts;
  readonly 'invalid-credentials': NoFacts;
  readonly 'account-disabled': NoFacts;
  readonly 'account-unverified': NoFacts;
  readonly 'locked-out': NoFacts;
  readonly 'malformed-request': Faults;
};

/** Source: the vendor's tokens are opaque base64; the length is the emulator's. */
const tokenAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const tokenLength = 88;

/** `POST /authentication/{code}`: a token for a password and a second factor's code. */
export const authenticateByCode: Operation<AuthenticateByCodeRequest, Records, AuthenticateByCodeFacts> = {
  accountOf: (wire, state) => accountKey(loginOf(wire), state),

  decide(request, state, environment, trace) {
    const { userName, password, passwordHash, code } = request;
    if (userName === '' || (password === '' && passwordHash === '')) {
      trace('userName, or both password and passwordHash, are empty');
      return outcome('missing-credentials');
    }
    const byHash = password === '' || (passwordHash !== '' && policyOf(state).preferPasswordHash);
    trace(byHash ? 'password hash counts' : 'password counts');
    const matches = (account: Account) =>
      byHash ? account.passwordHash === passwordHash : account.password === password;
    const found = checkCredentials(userName, matches, state, environment, trace);
    if ('refused' in found) return outcome(found.refused);

    const { secondFactor } = found.account;
    if (secondFactor === undefined) {
      trace('account has no second factor');
      return outcome('second-factor-unavailable');
    }
    if (!isCode(code, found, state, environment)) {
      if (secondFactor === 'totp') countFailure(found.key, state, environment, trace);
      trace(secondFactor === 'totp' ? 'code is wrong' : 'no code was sent: the first step is not built');
      return outcome('second-factor-invalid');
    }
    useCode(code, found, state, environment);
    trace('code matched');
    forgetFailures(found.key, state);
    return outcome('signed-in', giveSession(found, state, environment));
  },

  pretend: {
    'signed-in': (wire, state, environment) =>
      giveSession(accountOrFirst(loginOf(wire), state), state, environment),
    'second-factor-invalid': () => ({}),
    'second-factor-unavailable': () => ({}),
    'missing-credentials': () => ({}),
    'invalid-credentials': () => ({}),
    'account-disabled': () => ({}),
    'account-unverified': () => ({}),
    'locked-out': () => ({}),
    'malformed-request': () => pretendedFaults(),
  },
};

function loginOf(wire: Wire): string | undefined {
  return textField(wire.body, 'userName');
}

function giveSession({ key, account }: Found<Account>, state: State<Records>, environment: Environment) {
  const token = draw(tokenLength, tokenAlphabet, environment);
  const expiresAt = environment.now + policyOf(state).session.lifetimeSeconds * 1000;
  startSession(token, key, { expiresAt }, state, environment);
  return { account, token, expires: environment.isoTime(expiresAt) };
}
