import type { Environment } from '../../../core/environment.ts';
import type { Wire } from '../../../core/operation.ts';
import { methodsOf, type Account, type AccountRef, type Method, type TracedContext } from '../records.ts';
import { askFor, verifyCode, type SecondFactor } from './account-2fa.ts';

/** How a user is asked for a second factor by an operation that wants one: who has none gives the password again. */
export type TwoFactorAsk =
  SecondFactor | { readonly method: 'password'; readonly available: readonly Method[] };

/** What a request gives as its second factor. */
export interface TwoFactorCode {
  readonly code: string | undefined;
  /** The method that it says the code is of. */
  readonly method: string | undefined;
}

/** The second factor in a request's `x-2fa-code` and `x-2fa-method`. */
export function twoFactorCodeOf({ headers }: Wire): TwoFactorCode {
  return { code: headers['x-2fa-code'], method: headers['x-2fa-method'] };
}

/** Why a second factor is not enough. */
export type TwoFactorFacts = {
  readonly 'second-factor-required': { readonly ask: TwoFactorAsk };
  readonly 'second-factor-invalid': { readonly ask: TwoFactorAsk };
  readonly 'second-factor-exhausted': { readonly ask: TwoFactorAsk };
};

/**
 * Checks the second factor of a user who has signed in; nothing where it is right. Source: the vendor's server source: a
 * method that the request names goes before those that the user has on, and a code is mailed before one is looked at.
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
  wrong: { denied: 'second-factor-invalid', why: 'code is wrong' },
  exhausted: { denied: 'second-factor-exhausted', why: 'too many codes were wrong' },
} as const;

/** The account as one that has this method on, and no other. */
function withMethod(method: Method | 'password', { key, account }: AccountRef): AccountRef {
  if (method === 'password') return { key, account };
  const { mailCodes: _, ...others } = account;
  return { key, account: { ...others, secondFactor: method === 'totp' ? 'totp' : 'mail' } };
}

/** Whatever the case of its letters. */
function isPasswordDigest(answer: string, { password }: Account, { digest }: Environment): boolean {
  return answer.toLowerCase() === digest.sha256Hex(password);
}
