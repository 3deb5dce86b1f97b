import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../act.ts';
import type { AccountRef } from '../records.ts';
import { liveSessions } from '../sessions.ts';
import { sessionSource } from '../sources.ts';
import { anyAccount, keyBySession } from './account.ts';

/** Answers with the sessions of an account that haven't ended, newest first. */
export const listSessions: Act = {
  accountOf: keyBySession,

  decide(call) {
    const { found, record } = callerIn(call);
    return result('done', listed(found, record.session, call));
  },

  force: (_outcome, call) => listed(anyAccount(call), undefined, call),
};

function listed(found: AccountRef, current: string | undefined, call: ActCall): AnswerFacts {
  const list = liveSessions(found.key, call).map((session) => ({
    ...sessionSource(session),
    current: session.id === current,
  }));
  return { found, values: { list } };
}
