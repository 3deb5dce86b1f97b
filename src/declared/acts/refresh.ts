import { isLockedOut } from '../../core/lockout/lockout.ts';
import { endSession } from '../../core/session-changes.ts';
import { result, type AccountCall, type Act, type ActCall, type ActResult } from '../runtime/act.ts';
import { callerOf, credentialIn } from '../checks/caller.ts';
import { boundElsewhere } from '../checks/client.ts';
import type { State } from '../runtime/records.ts';
import { renewedKinds } from '../sessions/session-kinds.ts';
import type { Caller } from '../runtime/session-types.ts';
import { issueMore, rotate, sessionRef, startSignedIn } from '../sessions/sessions.ts';
import { withRequestedScopes } from '../sessions/narrowed-scopes.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';
import { refreshKinds, spares } from './token-kinds.ts';

/** Issues new tokens for a refresh token, or for the session itself. */
export const refresh: Act = {
  accountOf(call) {
    const token = tokenOf(call);
    return token === undefined
      ? undefined
      : (call.context.state.get('tokens', token)?.account ?? keyBySession(call));
  },

  decide(call) {
    const token = tokenOf(call);
    if (token === undefined) {
      call.context.trace('no refresh token given');
      return result('token-missing');
    }
    const caller = callerOf(token, refreshKinds(call), call.context);
    if ('outcome' in caller) return disabledProblem(caller, call) ?? afterReuse(caller, token, call);
    return boundElsewhere(caller, call) ?? accountProblem(caller, call) ?? renewed(call, token, caller);
  },

  force(outcome, call) {
    const { state } = call.context;
    const token = tokenOf(call);
    const record = token === undefined ? undefined : state.get('tokens', token);
    const session = record === undefined ? undefined : state.get('sessions', record.session);
    const account = record === undefined ? undefined : state.get('accounts', record.account);
    if (token === undefined || record === undefined || session === undefined || account === undefined) {
      const found = anyAccount(call);
      return outcome === 'refreshed' ? { found, ...startSignedIn(call, { found }) } : { found };
    }
    const found = { key: record.account, account };
    if (outcome !== 'refreshed') return { found };
    const kind = record.kind ?? refreshKinds(call)[0]?.kind ?? '';
    return renewed(call, token, { kind, value: token, record, session, found }).facts;
  },
};

function tokenOf(call: AccountCall): string | undefined {
  const { act, wire } = call;
  return act.reads('refresh') ? act.text('refresh', wire) : credentialIn(wire, refreshKinds(call))?.value;
}

/** Ends the tokens of a sign-in whose replaced token comes back, if the mark has `revokes-family`. */
function afterReuse(denied: ActResult, token: string, call: ActCall): ActResult {
  const { state, trace } = call.context;
  if (denied.outcome !== 'token-reused') return denied;
  const kind =
    refreshKinds(call).find(({ kind: name }) => name === kindOf(token, state)) ?? refreshKinds(call)[0];
  if (kind?.mark.reuse !== 'revokes-family') return denied;
  const session = state.get('tokens', token)?.session;
  if (session === undefined) return denied;
  endSession(session, 'revoked', call.context, spares(call));
  trace('a used token came back: the tokens of its sign-in were ended');
  return denied;
}

/** Names the account instead of its token, if the mark checks for a disabled account. */
function disabledProblem({ reason, facts }: ActResult, { act, context }: ActCall): ActResult | undefined {
  if (reason !== 'account-disabled' || act.mark.checks?.includes('disabled') !== true) return undefined;
  context.trace('account is disabled');
  return result('account-disabled', facts);
}

/** Denies an account by the checks of the mark; without any, a token that is valid suffices. */
function accountProblem({ found }: Caller, { act, context }: ActCall): ActResult | undefined {
  const { checks = [] } = act.mark;
  const { key, account } = found;
  if (checks.includes('lockout') && isLockedOut(key, account, context)) {
    context.trace('account is locked out');
    return result('locked-out', { found });
  }
  if (!checks.includes('unverified') || account.status !== 'unverified') return undefined;
  context.trace('account is unverified');
  return result('account-unverified', { found });
}

function kindOf(token: string, state: State): string | undefined {
  return state.get('tokens', token)?.kind;
}

function renewed(call: ActCall, token: string, { kind, record, session, found }: Caller): ActResult {
  const { marks, context } = call;
  const ref = withRequestedScopes(sessionRef(record.session, session, call), found, call);
  if ('outcome' in ref) return ref;
  const mark = marks.tokens.get(kind)?.mark;
  const rotates = mark?.rotates !== false;
  const kinds = renewedKinds(call, kind, rotates, session.level);
  const tokens = rotates ? rotate(call, token, found, ref, kinds) : issueMore(call, found, ref, kinds);
  context.trace(rotates ? 'token used and replaced' : 'new tokens issued');
  return result('refreshed', { found, session: ref, tokens });
}
