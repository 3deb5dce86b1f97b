import type { Environment } from '../../../core/environment.ts';
import type { Wire } from '../../../core/operation.ts';
import { methodsOf, type Account, type AccountRef, type Method, type TracedContext } from '../records.ts';
import { askFor, verifyCode, type SecondFactor } from './account-2fa.ts';

/** A request for the second factor of a signed-in user; a user without one repeats the password. */
export type TwoFactorAsk =
  SecondFactor | { readonly method: 'password'; readonly available: readonly Method[] };

/** The second factor of a request. */
export interface TwoFactorCode {
  readonly code: string | undefined;
  /** The method that the request names for its code. */
  readonly method: string | undefined;
}

/** Reads the second factor from the headers `x-2fa-code` and `x-2fa-method`. */
export function twoFactorCodeOf({ headers }: Wire): TwoFactorCode {
  return { code: headers['x-2fa-code'], method: headers['x-2fa-method'] };
}

/** The outcomes of a missing or rejected second factor. */
export type TwoFactorFacts = {
  readonly 'second-factor-required': { readonly ask: TwoFactorAsk };
  readonly 'second-factor-invalid': { readonly ask: TwoFactorAsk };
  readonly 'second-factor-exhausted': { readonly ask: TwoFactorAsk };
};

/**
 * Checks the second factor of a signed-in user; returns undefined if it is correct. The method in the request takes
 * precedence over the user's, and a code is mailed before the check. Source: the vendor's server source.
 */
export function checkTwoFactor(
  { code, method: named }: TwoFactorCode,
  found: AccountRef,
  context: TracedContext,
): { readonly denied: keyof TwoFactorFacts; readonly ask: TwoFactorAsk } | undefined {
  const { environment, trace } = context;
  const available = methodsOf(found.account);
  const method = named === 'totp' || named === 'email' ? named : (available[0] ?? 'password');
  const target = withMethod(method, found);
  const ask: TwoFactorAsk =
    method === 'password' ? { method, available } : { ...askFor(target, context), available };
  trace(`second factor required: ${method}`);
  if (code === undefined || code === '') {
    trace('no code given');
    return { denied: 'second-factor-required', ask };
  }
  const verdict = judge(code);
  if (verdict === 'right') {
    trace('code matched');
    return undefined;
  }
  trace(refusals[verdict].why);
  return { denied: refusals[verdict].denied, ask };

  function judge(answer: string): 'right' | 'wrong' | 'exhausted' {
    if (method === 'password')
      return isPasswordDigest(answer, found.account, environment) ? 'right' : 'wrong';
    return available.includes(method) ? verifyCode(answer, target, context) : 'wrong';
  }
}

const refusals = {
  wrong: { denied: 'second-factor-invalid', why: 'wrong code' },
  exhausted: { denied: 'second-factor-exhausted', why: 'too many wrong codes' },
} as const;

/** Returns the account with only this method enabled. */
function withMethod(method: Method | 'password', { key, account }: AccountRef): AccountRef {
  if (method === 'password') return { key, account };
  const { mailCodes: _, ...others } = account;
  return { key, account: { ...others, secondFactor: method === 'totp' ? 'totp' : 'mail' } };
}

/** Whether a code is the SHA-256 of the account's password, ignoring case. */
function isPasswordDigest(answer: string, { password }: Account, { digest }: Environment): boolean {
  return answer.toLowerCase() === digest.sha256Hex(password);
}
