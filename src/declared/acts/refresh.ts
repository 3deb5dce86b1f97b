import { endSession } from '../../core/session-changes.ts';
import { result, type AccountCall, type Act, type ActCall, type ActResult } from '../act.ts';
import { callerOf, credentialIn, type Caller } from '../checks/caller.ts';
import { refreshKind, type TokenKind } from '../marks/resolve.ts';
import type { State } from '../records.ts';
import { issueMore, renewedKinds, rotate, sessionRef, startSignedIn } from '../sessions.ts';
import { anyAccount, keyBySession } from './account.ts';

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
    const caller = callerOf(token, kindsFor(call), call.context);
    if ('outcome' in caller) return afterReuse(caller, token, call);
    return boundElsewhere(caller, call) ?? renewed(call, token, caller);
  },

  force(outcome, call) {
    const found = anyAccount(call);
    if (outcome !== 'refreshed') return { found };
    return { found, ...startSignedIn(call, { found }) };
  },
};

/** Returns the kinds of tokens that renew: those with rules for a refresh, or all where the API has none. */
function kindsFor({ marks }: ActCall): readonly TokenKind[] {
  const all = [...marks.tokens.values()];
  const own = all.filter(
    ({ kind, mark }) => kind === refreshKind || mark.renews !== undefined || mark.reuse !== undefined,
  );
  return own.length === 0 ? all : own;
}

function tokenOf({ act, wire, marks }: AccountCall): string | undefined {
  return act.reads('refresh') ? act.text('refresh', wire) : credentialIn(wire, marks.carried)?.value;
}

/** Ends all tokens of a sign-in whose replaced token comes back, if the mark says so. */
function afterReuse(denied: ActResult, token: string, call: ActCall): ActResult {
  const { state, trace } = call.context;
  if (denied.outcome !== 'token-reused') return denied;
  const kind = kindsFor(call).find(({ kind: name }) => name === kindOf(token, state)) ?? kindsFor(call)[0];
  if (kind?.mark.reuse !== 'revokes-family') return denied;
  const session = state.get('tokens', token)?.session;
  if (session === undefined) return denied;
  endSession(session, 'revoked', call.context);
  trace('a used token came back: all tokens of its sign-in were ended');
  return denied;
}

function kindOf(token: string, state: State): string | undefined {
  return state.get('tokens', token)?.kind;
}

/** Denies a token that is bound to another client than that of the request. */
function boundElsewhere({ kind, record }: Caller, call: ActCall): ActResult | undefined {
  const { marks, act, wire, context } = call;
  if (marks.tokens.get(kind)?.mark.client !== true) return undefined;
  const owner = context.state.get('sessionDetails', record.session)?.client;
  if (owner === undefined || owner === act.text('client', wire)) return undefined;
  context.trace('the token was issued to another client');
  return result('token-invalid', {}, 'client');
}

function renewed(call: ActCall, token: string, { kind, record, session, found }: Caller): ActResult {
  const { marks, context } = call;
  if (found.account.status !== 'active') {
    context.trace(`account is ${found.account.status}`);
    return result(`account-${found.account.status}`, { found });
  }
  const ref = sessionRef(record.session, session, call);
  const mark = marks.tokens.get(kind)?.mark;
  const rotates = mark?.rotates !== false;
  const kinds = renewedKinds(call, kind, rotates);
  const tokens = rotates ? rotate(call, token, found, ref, kinds) : issueMore(call, found, ref, kinds);
  context.trace(rotates ? 'token used and replaced' : 'new tokens issued');
  return result('refreshed', { found, session: ref, tokens });
}
