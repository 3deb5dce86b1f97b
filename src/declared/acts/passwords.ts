import { callerIn, result, type Act, type ActCall, type ActResult } from '../runtime/act.ts';
import { checkCode } from '../checks/code.ts';
import { keyByDelivery, openDelivery, useDelivery } from '../checks/delivery.ts';
import { missing } from '../checks/missing.ts';
import { checkPassword, forcedViolation } from '../checks/password.ts';
import { definedOnly } from '../../json.ts';
import { endedKinds, loginsOf, setPassword } from '../accounts/passwords.ts';
import type { AccountRef } from '../runtime/records.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';
import { deliveredOrAny } from './delivered.ts';
import { signedIn } from './sign-in.ts';
import { refusedByCode, signedInByCode } from './sign-in-by-code.ts';

/** Sets a new password by a code or a link. */
export const resetPassword: Act = {
  accountOf: keyByDelivery,

  decide(call) {
    const password = newPasswordIn(call);
    if (password === undefined) return missing(newPasswordName(call), 'password', call);
    const opened = openDelivery(call);
    if ('outcome' in opened) return opened;
    const { found } = opened;
    const { signsIn = false } = call.act.mark;
    const denied =
      (signsIn ? refusedByCode(found, call) : undefined) ??
      checkPassword({ password, logins: loginsOf(found.account), found }, call);
    if (denied !== undefined) return denied;
    useDelivery(opened, call);
    const changed = setPassword(call, found, password);
    return signsIn ? signedInByCode(opened, changed, call) : result('done', { found: changed });
  },

  force(outcome, call) {
    const found = deliveredOrAny(call);
    if (outcome === 'password-rejected') return { found, ...forcedViolation(call) };
    if (outcome !== 'done' && outcome !== 'signed-in') return { found };
    const changed = setPassword(call, found, newPasswordIn(call) ?? found.account.password);
    return outcome === 'signed-in' ? signedIn(call, changed).facts : { found: changed };
  },
};

/** Sets a new password for the account of the session. */
export const changePassword: Act = {
  accountOf: keyBySession,

  decide(call) {
    const { found, value } = callerIn(call);
    const password = newPasswordIn(call);
    if (password === undefined) return missing(newPasswordName(call), 'password', call);
    const denied =
      currentProblem(call, found) ??
      codeProblem(call, found) ??
      checkPassword({ password, logins: loginsOf(found.account), found }, call);
    return denied ?? result('done', changed(call, found, password, value));
  },

  force(outcome, call) {
    const found = anyAccount(call);
    if (outcome === 'password-rejected') return { found, ...forcedViolation(call) };
    if (outcome !== 'done') return { found };
    return changed(call, found, newPasswordIn(call) ?? found.account.password);
  },
};

function changed(call: ActCall, found: AccountRef, password: string, kept?: string): ActResult['facts'] {
  const next = setPassword(call, found, password, kept);
  return { found: next, ...definedOnly({ ended: endedKinds(call) }) };
}

/** Denies a change without the current password, if the act reads it. */
function currentProblem(call: ActCall, found: AccountRef): ActResult | undefined {
  const { act, wire, context } = call;
  if (!act.reads('currentPassword')) return undefined;
  const current = act.text('currentPassword', wire);
  if (current === undefined) return missing('currentPassword', 'password', call);
  if (current === found.account.password) return undefined;
  context.trace('the current password does not match');
  return result('invalid-credentials', { found }, 'wrong-password');
}

/** Denies a change without the code of the second factor, if the act reads it and the account has one. */
function codeProblem(call: ActCall, found: AccountRef): ActResult | undefined {
  const { act, wire } = call;
  if (!act.reads('code') || found.account.secondFactor === undefined) return undefined;
  const code = act.text('code', wire);
  return code === undefined ? missing('code', 'code', call) : checkCode(code, found, found.key, call);
}

function newPasswordName({ act }: ActCall): 'newPassword' | 'password' {
  return act.reads('newPassword') ? 'newPassword' : 'password';
}

function newPasswordIn(call: ActCall): string | undefined {
  return call.act.text(newPasswordName(call), call.wire);
}
