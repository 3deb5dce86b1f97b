import { randomString } from '../../../core/environment.ts';
import { policyOf } from '../../../core/records.ts';
import { isCode, useCode } from '../../../core/second-factor.ts';
import { endOtherSessions } from '../../../core/session-changes.ts';
import type { Account, AccountRef, Context, State, TracedContext } from '../records.ts';
import { isBackupCode, makeBackupCodes, useBackupCode } from './backup-codes.ts';
import { countCodeAttempt, takeBackCodeAttempt } from './code-attempts.ts';
import { asSet, type Factor } from './settings.ts';

/** The result of a code check. */
export type VerifiedCode = 'right' | 'wrong' | 'exhausted';

/**
 * Checks a code. A correct code is consumed and links the app or activates the phone. If `lockoutRule` is `by-address`,
 * code checks have their own count. Source: the vendor's server source.
 */
export function verifyCode(
  code: string,
  found: AccountRef,
  factor: Factor,
  context: TracedContext,
): VerifiedCode {
  const { state, trace } = context;
  if (code === '') {
    trace('no code given');
    return 'wrong';
  }
  const isCounted = policyOf(state).lockoutRule === 'by-address';
  if (isCounted && countCodeAttempt(found.key, factor, asSet(context)) === 'exhausted') return 'exhausted';
  const { key, account } = found;
  const ref = withFactor(code, found, factor);
  const isFactorCode = isCode(code, ref, context);
  if (!isFactorCode && !(factor === 'app' && isLinked(account) && isBackupCode(code, found, state))) {
    trace('wrong code');
    return 'wrong';
  }
  trace('code matched');
  if (isCounted) takeBackCodeAttempt(key, factor, context);
  if (isFactorCode) useCode(code, ref, context);
  else useBackupCode(code, found, state);
  if (factor === 'app' && !isLinked(account)) {
    state.put('accounts', key, { ...account, appLinked: true });
    state.put('backupCodes', key, makeBackupCodes(context.environment));
    trace('authenticator app linked, backup codes created');
  }
  if (factor === 'sms' && account.phoneActivated === false) {
    state.put('accounts', key, { ...account, phoneActivated: true });
    trace('phone activated');
  }
  return 'right';
}

/**
 * Returns the account with the requested factor instead of its own. If the request's code was trimmed, the fixed code is
 * trimmed, too: otherwise they would never match.
 */
function withFactor(code: string, { key, account }: AccountRef, factor: Factor): AccountRef {
  const { fixedCode } = account;
  const isTrimmed = fixedCode !== undefined && code === fixedCode.trim();
  const secondFactor = factor === 'app' ? 'totp' : factor;
  return { key, account: { ...account, secondFactor, ...(isTrimmed ? { fixedCode: code } : {}) } };
}

/** Whether an account's authenticator app is linked, by its fixture or by a correct code. */
export function isLinked({ appLinked, secondFactor }: Account): boolean {
  return appLinked ?? secondFactor === 'totp';
}

/** Ten bytes in base32. Source: the vendor's server source. */
const secretLength = 16;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Returns the secret of an account's authenticator app; creates it if there is none. */
export function appSecretOf(found: AccountRef, { state, environment }: Context): string {
  const { key, account } = found;
  if (account.totpSecret !== undefined) return account.totpSecret;
  const totpSecret = randomString(secretLength, base32, environment);
  state.put('accounts', key, { ...account, totpSecret });
  return totpSecret;
}

/** Whether an account has an activated phone. */
export function hasPhone({ phone = '', phoneActivated = true }: Account): boolean {
  return phone !== '' && phoneActivated;
}

/** Unlinks an account's app: deletes its secret and backup codes, and ends the account's sessions. */
export function unlinkApp({ key, account }: AccountRef, state: State): AccountRef {
  const { totpSecret: _, ...others } = account;
  const unlinked: Account = { ...others, appLinked: false };
  state.put('accounts', key, unlinked);
  state.put('backupCodes', key, []);
  state.delete('usedCodes', key);
  endOtherSessions(key, undefined, state);
  return { key, account: unlinked };
}
