import { digits, randomString } from '../../../core/environment.ts';
import { pendingCode, sendOneTimeCode, useOneTimeCode } from '../../../core/one-time-code.ts';
import { policyOf } from '../../../core/records.ts';
import type { AccountRef, Context, State, TracedContext } from '../records.ts';

/** Why a client address isn't verified yet. */
export type Unverified = 'missing' | 'wrong' | 'exhausted';

/** Whether the account must verify a sign-in from this client address. */
export function isNewAddress({ key, account }: AccountRef, { state, environment }: Context): boolean {
  const { verifyNewAddress } = policyOf(state);
  if (verifyNewAddress === 'never') return false;
  if (verifyNewAddress === 'marked' && account.knownAddresses === undefined) return false;
  const known = [...(account.knownAddresses ?? []), ...(state.get('verifiedAddresses', key) ?? [])];
  return !known.includes(environment.address);
}

/** Checks the code mailed for a new address; returns undefined if it is correct. Mails a code if none is pending. */
export function checkVerification(
  code: string | undefined,
  found: AccountRef,
  context: TracedContext,
): Unverified | undefined {
  const { state, trace } = context;
  const { key, account } = found;
  trace('new client address for this account');
  if (code === undefined || code === '') {
    sendVerification(found, context);
    trace('no verification code given');
    return 'missing';
  }
  const pending = pendingCode(storedUnder(key), 'email', context);
  if (code === account.fixedCode || code === pending?.code) {
    trace('verification code matched');
    return undefined;
  }
  const { verificationTries } = policyOf(state);
  const tries = (state.get('wrongVerifications', key) ?? 0) + 1;
  trace(`wrong verification code: ${tries} of ${verificationTries}`);
  state.put('wrongVerifications', key, tries);
  if (tries >= verificationTries) forgetVerification(key, state);
  sendVerification(found, context);
  return tries < verificationTries ? 'wrong' : 'exhausted';
}

/** Adds the address of the request to the account's known addresses. */
export function rememberAddress({ key }: AccountRef, { state, environment }: Context): void {
  state.put('verifiedAddresses', key, [...(state.get('verifiedAddresses', key) ?? []), environment.address]);
  forgetVerification(key, state);
}

/** Mails a code unless the last is still valid; a new code resets the count of wrong codes. */
export function sendVerification({ key, account: { login } }: AccountRef, context: Context): void {
  const addressee = { key, storedUnder: storedUnder(key), login, to: login };
  const code = () => randomString(6, digits, context.environment);
  if (sendOneTimeCode(addressee, 'email', code, context).sentNow) {
    context.state.delete('wrongVerifications', key);
  }
}

function forgetVerification(key: string, state: State): void {
  useOneTimeCode(storedUnder(key), 'email', state);
  state.delete('wrongVerifications', key);
}

/** The prefix separates verification codes from second-factor codes, which may also be mailed. */
function storedUnder(key: string): string {
  return `verify ${key}`;
}
