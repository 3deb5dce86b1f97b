import { digits, randomString } from '../../../core/environment.ts';
import { pendingCode, sendOneTimeCode, useOneTimeCode } from '../../../core/one-time-code.ts';
import { policyOf } from '../../../core/records.ts';
import type { AccountRef, Context, State, TracedContext } from '../records.ts';

/** Why an address still has to be verified. */
export type Unverified = 'missing' | 'wrong' | 'exhausted';

/** Whether the account has to show that it is its owner who signs in from this address. */
export function isNewAddress({ key, account }: AccountRef, { state, environment }: Context): boolean {
  const { verifyNewAddress } = policyOf(state);
  if (verifyNewAddress === 'never') return false;
  if (verifyNewAddress === 'marked' && account.knownAddresses === undefined) return false;
  const known = [...(account.knownAddresses ?? []), ...(state.get('verifiedAddresses', key) ?? [])];
  return !known.includes(environment.address);
}

/** Checks the code that was mailed for a new address; undefined when it is right. Sends one where none waits to be given. */
export function checkVerification(
  code: string | undefined,
  found: AccountRef,
  context: TracedContext,
): Unverified | undefined {
  const { state, trace } = context;
  const { key, account } = found;
  trace('the address is new to the account');
  if (code === undefined || code === '') {
    sendVerification(found, context);
    trace('no verification given');
    return 'missing';
  }
  const pending = pendingCode(storedUnder(key), 'email', context);
  if (code === account.fixedCode || code === pending?.code) {
    trace('verification matched');
    return undefined;
  }
  const { verificationTries } = policyOf(state);
  const tries = (state.get('wrongVerifications', key) ?? 0) + 1;
  trace(`verification is wrong, ${tries} of ${verificationTries}`);
  state.put('wrongVerifications', key, tries);
  if (tries >= verificationTries) forgetVerification(key, state);
  sendVerification(found, context);
  return tries < verificationTries ? 'wrong' : 'exhausted';
}

/** Remembers the address of a request as the account's own. */
export function rememberAddress({ key }: AccountRef, { state, environment }: Context): void {
  state.put('verifiedAddresses', key, [...(state.get('verifiedAddresses', key) ?? []), environment.address]);
  forgetVerification(key, state);
}

/** Mails a code, unless the one before still holds; wrong codes are counted anew. */
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

/** Apart from the code of a second factor, which may be mailed, too. */
function storedUnder(key: string): string {
  return `verify ${key}`;
}
