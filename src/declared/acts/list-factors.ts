import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { factorOf, factorValues } from '../factors/factors.ts';
import type { AccountRef } from '../runtime/records.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';

/** Answers with the second factors of an account. */
export const listFactors: Act = {
  accountOf: keyBySession,
  decide: (call) => result('done', listed(callerIn(call).found, call)),
  force: (_outcome, call) => listed(anyAccount(call), call),
};

function listed(found: AccountRef, call: ActCall): AnswerFacts {
  const factor = factorOf(found, call);
  return { found, values: { list: factor === undefined ? [] : [factorValues(factor, found, call)] } };
}
