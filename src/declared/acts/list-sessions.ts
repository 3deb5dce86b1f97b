import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import type { AccountRef } from '../runtime/records.ts';
import { liveSessions } from '../sessions/sessions.ts';
import { sessionSource } from '../runtime/sources.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';

/** Answers with the sessions of an account that haven't ended, oldest first. */
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
    ...sessionSource(session, call.marks),
    current: session.id === current,
  }));
  return { found, values: { list } };
}
