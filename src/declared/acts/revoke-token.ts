import { endSession, endToken } from '../../core/session-changes.ts';
import { unendedToken } from '../../core/session.ts';
import { result, type Act, type ActCall } from '../runtime/act.ts';
import { boundElsewhere } from '../checks/client.ts';
import { unusable } from '../checks/missing.ts';
import { isForRefresh } from '../marks/defaults.ts';
import { personalTokens } from '../sessions/personal-tokens.ts';
import { spares } from './token-kinds.ts';
import { keyBySession, keyByToken } from '../checks/account.ts';

/** Ends a token by its value, a refresh token with its sign-in, or a personal token by its id. Without a session, it accepts an unknown token (RFC 7009). */
export const revokeToken: Act = {
  accountOf: (call) => keyBySession(call) ?? keyByToken(call),

  decide(call) {
    const { act, wire, caller, context } = call;
    const named = act.text('token', wire);
    if (named === undefined) return unusable('token', call);
    const isEnded = revoke(named, call);
    if (!isEnded) context.trace('the token is unknown, or belongs to another account or client');
    const found = caller?.found;
    return isEnded || caller === undefined
      ? result('done', { found })
      : result('not-found', { found }, 'token');
  },

  force(outcome, call) {
    const named = call.act.text('token', call.wire);
    if (outcome === 'done' && named !== undefined) revoke(named, call);
    return {};
  },
};

/** Ends the token. Returns false if there is none, or if it is that of another account or client. */
function revoke(named: string, call: ActCall): boolean {
  const { caller, context, marks } = call;
  const owner = caller?.found.key;
  const personal =
    owner === undefined ? undefined : personalTokens(owner, call).find(({ id }) => id === named);
  if (personal !== undefined) {
    endSession(personal.session, 'revoked', context);
    return true;
  }
  const record = unendedToken(named, context.state);
  if (record === undefined || (owner !== undefined && record.account !== owner)) return false;
  const kind = record.kind === undefined ? undefined : marks.tokens.get(record.kind);
  if (boundElsewhere({ kind: record.kind ?? '', record }, call) !== undefined) return false;
  endToken(named, 'revoked', context);
  // with a refresh token, the access tokens of its sign-in end, too (RFC 7009), unless they survive a sign-out
  const endsAll =
    kind === undefined || kind.mark.outlivesSessions === true || isForRefresh(kind.kind, kind.mark);
  if (endsAll) endSession(record.session, 'revoked', context, spares(call));
  context.trace('the token was revoked');
  return true;
}
