import { endSession as end } from '../../core/session-changes.ts';
import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import type { AccountRef } from '../runtime/records.ts';
import { publicId } from '../runtime/display-id.ts';
import { liveSessions } from '../sessions/sessions.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';
import { allKinds, spares } from './token-kinds.ts';

/** Ends a session of the account by the id that clients see. */
export const endSession: Act = {
  accountOf: keyBySession,

  decide(call) {
    const { found, record } = callerIn(call);
    const ended = endNamed(found, call);
    if (ended === undefined) {
      call.context.trace('the account has no such session');
      return result('not-found', { found }, 'session');
    }
    return result('done', { found, ...(ended === record.session ? { ended: allKinds(call) } : {}) });
  },

  force(outcome, call): AnswerFacts {
    const found = anyAccount(call);
    if (outcome === 'done') endNamed(found, call);
    return { found };
  },
};

/** Ends the session that a request names. Returns its id in the records; undefined if the account has no such session. */
function endNamed({ key }: AccountRef, call: ActCall): string | undefined {
  const { act, wire, marks, context } = call;
  const named = act.text('session', wire);
  const session = liveSessions(key, call).find(({ id }) => publicId(marks, id) === named);
  if (session === undefined) return undefined;
  end(session.id, 'revoked', context, spares(call));
  context.trace('session ended');
  return session.id;
}
