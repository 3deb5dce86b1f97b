import { sendCode } from '../../core/second-factor.ts';
import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { checkAgain } from '../checks/again.ts';
import { factorValues, methodOf, newEnrolment, type FactorMethod } from '../factors/factors.ts';
import type { AccountRef } from '../runtime/records.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';

/** Creates the secret of an authenticator app, or sends a code. The factor isn't in use yet. */
export const setUpFactor: Act = {
  accountOf: keyBySession,

  decide(call) {
    const { found } = callerIn(call);
    const denied = checkAgain(found, call);
    if (denied !== undefined) return denied;
    const method = methodOf(call);
    if (method !== undefined) return result('done', begin(method, found, call));
    call.context.trace('the request names an unknown kind of factor');
    return result('second-factor-unavailable', { found });
  },

  force(outcome, call) {
    const found = anyAccount(call);
    return outcome === 'done' ? begin(methodOf(call) ?? 'totp', found, call) : { found };
  },
};

function begin(method: FactorMethod, found: AccountRef, call: ActCall): AnswerFacts {
  const { state, trace } = call.context;
  const enrolment = newEnrolment(method, call);
  state.put('enrolments', found.key, enrolment);
  sendCode({ ...found, account: { ...found.account, secondFactor: method } }, call.context);
  trace('the factor waits for its first code');
  return { found, values: { factor: factorValues(enrolment, found, call) } };
}
