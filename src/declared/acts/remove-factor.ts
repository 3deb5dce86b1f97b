import {
  callerIn,
  result,
  type Act,
  type ActCall,
  type ActResult,
  type AnswerFacts,
} from '../runtime/act.ts';
import { checkAgain } from '../checks/again.ts';
import { factorOf, factorValues, methodOf } from '../factors/factors.ts';
import type { AccountRef } from '../runtime/records.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';

/** Removes the second factor of an account. */
export const removeFactor: Act = {
  accountOf: keyBySession,

  decide(call) {
    const { found } = callerIn(call);
    const denied = factorProblem(found, call) ?? checkAgain(found, call);
    return denied ?? result('done', remove(found, call));
  },

  force(outcome, call) {
    const found = anyAccount(call);
    return outcome === 'done' ? remove(found, call) : { found };
  },
};

function factorProblem(found: AccountRef, call: ActCall): ActResult | undefined {
  const { act, wire, context } = call;
  const factor = factorOf(found, call);
  const isMethod = !act.reads('method') || methodOf(call) === factor?.method;
  if (factor === undefined || !isMethod) {
    context.trace('account has no such second factor');
    return result('second-factor-unavailable', { found });
  }
  if (!act.reads('factor') || act.text('factor', wire) === factor.id) return undefined;
  context.trace('account has no factor with this id');
  return result('not-found', { found }, 'factor');
}

function remove(found: AccountRef, call: ActCall): AnswerFacts {
  const { state, trace } = call.context;
  const { key } = found;
  // a code may have used up a backup code, or counted the window of an app
  const {
    secondFactor: _method,
    totpSecret: _secret,
    backupCodes: _codes,
    ...account
  } = state.get('accounts', key) ?? found.account;
  const factor = factorOf(found, call);
  state.put('accounts', key, account);
  state.delete('factors', key);
  trace('the second factor was removed');
  const left = { key, account };
  return {
    found: left,
    ...(factor === undefined ? {} : { values: { factor: factorValues(factor, left, call) } }),
  };
}
