import { result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { keyBySession } from '../checks/account.ts';

/** Answers with the public keys of the signed tokens. */
export const keys: Act = {
  accountOf: keyBySession,
  decide: (call) => result('done', publicKeys(call)),
  force: (_outcome, call) => publicKeys(call),
};

function publicKeys({ marks }: ActCall): AnswerFacts {
  return { values: { keys: marks.publicKeys } };
}
