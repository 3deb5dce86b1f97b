import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { personalTokens, personalValues } from '../sessions/personal-tokens.ts';
import type { AccountRef } from '../runtime/records.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';

/** Answers with the personal tokens of an account, oldest first, without their values. */
export const listTokens: Act = {
  accountOf: keyBySession,
  decide: (call) => result('done', listed(callerIn(call).found, call)),
  force: (_outcome, call) => listed(anyAccount(call), call),
};

function listed(found: AccountRef, call: ActCall): AnswerFacts {
  const list = personalTokens(found.key, call).map(personalValues);
  return { found, values: { list } };
}
