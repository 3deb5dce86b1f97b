import { endOtherSessions, endSession, endToken } from '../../core/session-changes.ts';
import { isSpared, unendedToken } from '../../core/session.ts';
import { result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { authenticate, callerOf, credentialIn } from '../checks/caller.ts';
import { keyBySession, keyByToken } from '../checks/account.ts';
import type { Caller } from '../runtime/session-types.ts';
import { allKinds, refreshKinds, spares } from './token-kinds.ts';

/** Ends the session of a request, all sessions of its account, or the other ones. */
export const signOut: Act = {
  accountOf: (call) => keyByToken(call) ?? keyBySession(call),

  decide(call) {
    const { marks, act, wire, context } = call;
    const refresh = act.text('refresh', wire);
    const token = refresh ?? act.text('token', wire);
    const kinds = refresh === undefined ? [...marks.tokens.values()] : refreshKinds(call);
    const caller =
      token === undefined ? authenticate(wire, marks.carried, context) : callerOf(token, kinds, context);
    return 'outcome' in caller ? caller : result('signed-out', end(call, caller));
  },

  force(outcome, call) {
    if (outcome !== 'signed-out') return {};
    const { marks, wire, context } = call;
    const value = call.act.text('refresh', wire) ?? credentialIn(wire, marks.carried)?.value;
    const token = value === undefined ? undefined : unendedToken(value, context.state);
    if (token !== undefined) endSession(token.session, 'signed-out', context, spares(call));
    return { ended: allKinds(call) };
  },
};

function end(call: ActCall, { found, record, value }: Caller): AnswerFacts {
  const { context } = call;
  const scope = scopeOf(call);
  if (scope !== 'this') {
    endOtherSessions(found.key, scope === 'others' ? value : undefined, context.state);
    context.trace(`${scope === 'all' ? 'all' : 'the other'} sessions of the account ended`);
  } else {
    const kept = spares(call);
    if (!isSpared(record.kind, kept)) endToken(value, 'signed-out', context);
    endSession(record.session, 'signed-out', context, kept);
    context.trace('session ended');
  }
  return { found, ...(scope === 'others' ? {} : { ended: allKinds(call) }) };
}

/** Returns which sessions end: as the request says, else as the mark says. */
function scopeOf({ act, wire }: ActCall): 'this' | 'all' | 'others' {
  const asked = act.text('others', wire)?.toLowerCase();
  if (asked === 'all' || asked === 'global' || asked === 'true') return 'all';
  if (asked === 'others') return 'others';
  return act.mark.ends ?? 'this';
}
