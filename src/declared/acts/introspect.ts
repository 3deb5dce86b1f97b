import { result, type Act, type ActCall, type ActResult } from '../runtime/act.ts';
import { callerOf } from '../checks/caller.ts';
import { boundElsewhere } from '../checks/client.ts';
import { unusable } from '../checks/missing.ts';
import { sessionRef } from '../sessions/sessions.ts';
import { keyByToken } from '../checks/account.ts';

/** Answers whether a token is active, with its account and session (RFC 7662). */
export const introspect: Act = {
  accountOf: keyByToken,

  decide(call) {
    const token = call.act.text('token', call.wire);
    return token === undefined ? unusable('token', call) : introspected(token, call);
  },

  force(outcome, call) {
    const token = call.act.text('token', call.wire);
    return outcome === 'done' && token !== undefined ? introspected(token, call).facts : {};
  },
};

function introspected(value: string, call: ActCall): ActResult {
  const caller = callerOf(value, [...call.marks.tokens.values()], call.context);
  if ('outcome' in caller || boundElsewhere(caller, call) !== undefined)
    return result('done', {}, 'inactive');
  const { kind, found, record, session } = caller;
  call.context.trace('the token is active');
  return result('done', {
    found,
    carried: { kind, value, record },
    session: sessionRef(record.session, session, call),
  });
}
