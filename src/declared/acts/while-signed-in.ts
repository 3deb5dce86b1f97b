import { endSession } from '../../core/session-changes.ts';
import { unendedToken } from '../../core/session.ts';
import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import { credentialIn, type Credential } from '../checks/caller.ts';

/** Denies a sign-in whose request carries a valid session, if its mark requires that. */
export function sessionProblem(call: ActCall): ActResult | undefined {
  if (call.act.mark.whenSignedIn !== 'refused') return undefined;
  const { state, environment } = call.context;
  const carried = carriedIn(call);
  const token = carried === undefined ? undefined : unendedToken(carried.value, state);
  if (token === undefined || (token.expiresAt ?? Infinity) <= environment.now) return undefined;
  call.context.trace('the request carries a valid session');
  return result('not-allowed', {}, 'signed-in');
}

/** Ends the session that a sign-in replaces. */
export function endReplaced(call: ActCall): void {
  const { act, context } = call;
  const carried = carriedIn(call);
  if (carried === undefined) return;
  const { whenSignedIn = carried.kind.carrier?.in === 'cookie' ? 'replaced' : 'kept' } = act.mark;
  const token = whenSignedIn === 'replaced' ? unendedToken(carried.value, context.state) : undefined;
  if (token === undefined) return;
  endSession(token.session, 'revoked', context);
  context.trace('the session of the request was replaced');
}

function carriedIn({ wire, marks }: ActCall): Credential | undefined {
  return credentialIn(wire, marks.carried);
}
