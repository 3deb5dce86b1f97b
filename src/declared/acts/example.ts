import { callerIn, result, type Act } from '../act.ts';
import { sessionRef } from '../sessions.ts';
import { anyAccount, keyBySession } from './account.ts';

/** Answers with the example of the contract, once the request has passed the checks of its session. */
export const protectedExample: Act = {
  accountOf: keyBySession,
  decide(call) {
    const { found, record, session, value } = callerIn(call);
    const carried = { value, record };
    return result('done', { found, carried, session: sessionRef(record.session, session, call) });
  },
  force: (_outcome, call) => ({ found: anyAccount(call) }),
};

/** Answers with the example of the contract. */
export const publicExample: Act = {
  accountOf: keyBySession,
  decide: () => result('done'),
  force: () => ({}),
};
