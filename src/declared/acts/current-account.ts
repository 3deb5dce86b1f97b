import { callerIn, result, type Act } from '../runtime/act.ts';
import { sessionRef } from '../sessions/sessions.ts';
import { anyAccount, carriedToken, keyBySession } from '../checks/account.ts';

/** Answers with the account of the session. */
export const currentAccount: Act = {
  accountOf: keyBySession,
  decide(call) {
    const { found, record, session, value, kind } = callerIn(call);
    const carried = { kind, value, record };
    return result('who-am-i', { found, carried, session: sessionRef(record.session, session, call) });
  },
  force: (_outcome, call) => ({ found: anyAccount(call), ...carriedToken(call) }),
};
