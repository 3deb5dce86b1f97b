import { accountAt } from '../../core/account.ts';
import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { textOf } from '../runtime/resolve.ts';
import type { Account } from '../runtime/records.ts';
import { readerOf } from '../request/read.ts';
import type { Caller } from '../runtime/session-types.ts';
import { sessionRef } from '../sessions/sessions.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';

/** Answers with the example of the contract, once the request has passed the checks of its session. */
export const protectedExample: Act = {
  accountOf: keyBySession,
  decide: (call) => result('done', { ...ofSession(callerIn(call), call), ...named(call) }),
  force: (_outcome, call) => ({ found: anyAccount(call), ...named(call) }),
};

/** Answers with the example of the contract. An optional session only selects the example. */
export const publicExample: Act = {
  accountOf: keyBySession,
  decide: (call) =>
    result('done', { ...(call.caller === undefined ? {} : ofSession(call.caller, call)), ...named(call) }),
  force: (_outcome, call) => named(call),
};

function ofSession({ found, record, session, value, kind }: Caller, call: ActCall): AnswerFacts {
  return { found, carried: { kind, value, record }, session: sessionRef(record.session, session, call) };
}

/** Returns the account that a request names by its login or id; no account if it names an unknown one. */
function named({ act, wire, context }: ActCall): AnswerFacts {
  const { account } = act.mark;
  const name = account === undefined ? undefined : textOf(readerOf(account)(wire));
  if (name === undefined) return {};
  const { state } = context;
  const key = state.get('logins', name.toLowerCase()) ?? state.get('ids', name);
  return { found: key === undefined ? undefined : accountAt<Account>(key, state) };
}
