import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../act.ts';
import { personalTokens, personalValues } from '../personal-tokens.ts';
import type { AccountRef } from '../records.ts';
import { anyAccount, keyBySession } from './account.ts';

/** Answers with the personal tokens of an account, newest first, without their values. */
export const listTokens: Act = {
  accountOf: keyBySession,
  decide: (call) => result('done', listed(callerIn(call).found, call)),
  force: (_outcome, call) => listed(anyAccount(call), call),
};

function listed(found: AccountRef, call: ActCall): AnswerFacts {
  const list = personalTokens(found.key, call).toReversed().map(personalValues);
  return { found, values: { list } };
}
