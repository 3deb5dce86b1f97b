import { result, type Act, type ActCall, type AnswerFacts } from '../act.ts';
import { keyBySession } from './account.ts';

/** Answers with the public keys of the signed tokens. */
export const keys: Act = {
  accountOf: keyBySession,
  decide: (call) => result('done', publicKeys(call)),
  force: (_outcome, call) => publicKeys(call),
};

function publicKeys({ marks }: ActCall): AnswerFacts {
  return { values: { keys: marks.publicKeys } };
}
