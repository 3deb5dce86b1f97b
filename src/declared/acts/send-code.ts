import { factorPurpose, purposeOf, sentPurposeOf } from '../marks/purposes.ts';
import { result, type Act, type ActCall, type ActResult } from '../runtime/act.ts';
import { waitOf } from '../sessions/challenge.ts';
import { authenticate } from '../checks/caller.ts';
import { checkCaptcha } from '../checks/captcha.ts';
import { challengeIn, continuesWait } from '../checks/challenge.ts';
import { missing } from '../checks/missing.ts';
import { statusReason } from '../checks/status.ts';
import { channelFor, deliver } from '../factors/deliveries.ts';
import { sendFactorCode, sendFactorCodeAgain } from '../factors/factor-code.ts';
import type { AccountRef } from '../runtime/records.ts';
import type { Caller } from '../runtime/session-types.ts';
import { anyAccount, foundByLogin, keyByChallenge, keyByLogin, keyBySession } from '../checks/account.ts';

/** Sends a code or a link: of a sign-in that waits, of the session's account, or of the login of a request. */
export const sendCode: Act = {
  accountOf: (call) => keyByChallenge(call) ?? keyByLogin(call) ?? keyBySession(call),

  decide(call) {
    const { act } = call;
    if (continuesWait(call) && (call.caller === undefined || act.reads('challenge'))) return toWaiting(call);
    const caller = call.caller ?? lowCaller(call);
    if (caller === undefined) return toLogin(call);
    if ('outcome' in caller) return caller;
    // without a purpose, a session that has an account asks for the code of its second factor
    const { found } = caller;
    if (act.mark.purpose === undefined || act.mark.purpose === factorPurpose)
      return sendFactorCodeAgain(call, found);
    return unavailable(call, found) ?? deliver(call, { found, login: found.account.login });
  },

  force: (outcome, call) => forcedCode(outcome, call),
};

/** Finds the session that asks for the code of its second factor, if nothing else names the account. */
function lowCaller({ act, wire, marks, context }: ActCall): Caller | ActResult | undefined {
  const isNamed = act.reads('login') || act.reads('email');
  return isNamed || purposeOf(act.mark) !== factorPurpose
    ? undefined
    : authenticate(wire, marks.carried, context);
}

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
  if ('reason' in waiting) {
    call.context.trace(`the challenge is ${waiting.reason}`);
    return result('challenge-invalid', {}, waiting.reason);
  }
  const { found } = waiting;
  const changed = statusReason(found, call);
  return changed === undefined
    ? sendFactorCodeAgain(call, found)
    : result('challenge-invalid', { found }, changed);
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
  const { mark } = call.act;
  if (sentPurposeOf(mark, !!mark.needs) === factorPurpose || continuesWait(call))
    return { found, values: sendFactorCode(call, found) };
  return { found, values: deliver(call, { found, login: found.account.login }).facts.values ?? {} };
}
