import { factorPurpose, purposeOf } from '../marks/purposes.ts';
import { result, type Act, type ActCall, type ActResult } from '../runtime/act.ts';
import { challengeIn, hasChallenge, waitOf } from '../runtime/challenge.ts';
import { checkCaptcha } from '../checks/captcha.ts';
import { missing } from '../checks/missing.ts';
import { channelFor, deliver } from '../runtime/deliveries.ts';
import { sendFactorCodeAgain } from '../runtime/factor-code.ts';
import type { AccountRef } from '../runtime/records.ts';
import { anyAccount, foundByLogin, keyByChallenge, keyByLogin, keyBySession } from '../checks/account.ts';

/** Sends a code or a link: of a sign-in that waits, of the session's account, or of the login of a request. */
export const sendCode: Act = {
  accountOf: (call) => keyByChallenge(call) ?? keyByLogin(call) ?? keyBySession(call),

  decide(call) {
    const { act, caller } = call;
    if (hasChallenge(call) && (caller === undefined || act.reads('challenge'))) return toWaiting(call);
    if (caller === undefined) return toLogin(call);
    // without a purpose, a session that has an account asks for the code of its second factor
    const { found } = caller;
    if (act.mark.purpose === undefined || act.mark.purpose === factorPurpose)
      return sendFactorCodeAgain(call, found);
    return unavailable(call, found) ?? deliver(call, { found, login: found.account.login });
  },

  force: (outcome, call) => forcedCode(outcome, call),
};

/** Sends a code or a link that permits a new password. */
export const forgotPassword: Act = {
  accountOf: keyByLogin,
  decide: toLogin,
  force: (outcome, call) => forcedCode(outcome, call),
};

/** Sends the code of a sign-in that waits for its second factor. */
function toWaiting(call: ActCall): ActResult {
  const challenge = challengeIn(call);
  if (challenge === undefined) {
    call.context.trace('no challenge given');
    return result('challenge-invalid', {}, 'missing');
  }
  const waiting = waitOf(challenge, call);
  if ('found' in waiting) return sendFactorCodeAgain(call, waiting.found);
  call.context.trace(`the challenge is ${waiting.reason}`);
  return result('challenge-invalid', {}, waiting.reason);
}

function toLogin(call: ActCall): ActResult {
  const { act, wire, marks, context } = call;
  const login = act.text('login', wire) ?? act.text('email', wire);
  if (login === undefined) return missing(act.reads('login') ? 'login' : 'email', 'login', call);
  const found = foundByLogin(call);
  const purpose = purposeOf(act.mark);
  const denied = checkCaptcha(call, found) ?? unavailable(call, found);
  if (denied !== undefined) return denied;
  if (found === undefined && !marks.codeOf(purpose).hasDecoy) {
    context.trace('no such account');
    return result('invalid-credentials', {}, 'unknown-login');
  }
  if (found !== undefined && purpose === factorPurpose) return sendFactorCodeAgain(call, found);
  return deliver(call, { found, login });
}

/** Denies a method by which nothing can reach an account. */
function unavailable(call: ActCall, found: AccountRef | undefined): ActResult | undefined {
  const { act, context } = call;
  if (found === undefined || !act.reads('method') || purposeOf(act.mark) === factorPurpose) return undefined;
  if (channelFor(call, found) !== 'sms' || found.account.phone !== undefined) return undefined;
  context.trace('the account has no phone number');
  return result('second-factor-unavailable', { found });
}

/** A forced success sends a code as a real one does. */
function forcedCode(outcome: ActResult['outcome'], call: ActCall) {
  const found = anyAccount(call);
  if (outcome !== 'code-sent') return { found };
  return { found, values: deliver(call, { found, login: found.account.login }).facts.values ?? {} };
}
