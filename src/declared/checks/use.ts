import { issuedToken, isRevoked } from '../../core/session.ts';
import { definedOnly } from '../../json.ts';
import type { ActCall, ActResult, AnswerFacts, IssuedToken } from '../runtime/act.ts';
import { expiryOf } from '../sessions/issue.ts';
import type { TokenKind } from '../runtime/resolve.ts';
import type { Caller, SessionRef } from '../runtime/session-types.ts';
import { rotate, sessionRef } from '../sessions/sessions.ts';

/** Renews the token of a request after its use: a sliding token lasts longer, and a token with `rotates: every-answer` is replaced. */
export function afterUse(decided: ActResult, caller: Caller, call: ActCall): ActResult {
  const kind = call.marks.tokens.get(caller.kind);
  if (kind === undefined || decided.facts.ended !== undefined) return decided;
  const session = openSession(caller, call);
  if (session === undefined) return decided;
  if (servesBatch(kind, caller, call)) return decided;
  const tokens =
    kind.mark.rotates === 'every-answer'
      ? rotate(call, caller.value, caller.found, session, [kind])
      : slide(kind, caller, session, call);
  return tokens === undefined ? decided : { ...decided, facts: withTokens(decided.facts, session, tokens) };
}

function withTokens(
  facts: AnswerFacts,
  session: SessionRef,
  tokens: Readonly<Record<string, IssuedToken>>,
): AnswerFacts {
  return { ...facts, session: facts.session ?? session, tokens: { ...facts.tokens, ...tokens } };
}

/** Returns the session of a token, unless the request has ended either, or the token is accepted only for a moment more. */
function openSession({ value }: Caller, call: ActCall): SessionRef | undefined {
  const { state } = call.context;
  const issued = value === '' ? undefined : issuedToken(value, state);
  if (issued === undefined || issued.token.ended !== undefined) return undefined;
  const { token, session } = issued;
  if (session.ended !== undefined || isRevoked(session, state)) return undefined;
  return sessionRef(token.session, session, call);
}

/** Whether a token is so new that its answer has no successor. Each use of it counts as new. */
function servesBatch({ mark, batchMs }: TokenKind, { value, record }: Caller, call: ActCall): boolean {
  const { environment, state } = call.context;
  const { issuedAt = 0 } = record;
  if (mark.rotates !== 'every-answer' || environment.now >= issuedAt + batchMs) return false;
  state.put('tokens', value, { ...record, issuedAt: environment.now });
  return true;
}

/** Extends a sliding token and its session. Returns the token if its cookie must follow. */
function slide(
  kind: TokenKind,
  { value, record }: Caller,
  session: SessionRef,
  call: ActCall,
): Readonly<Record<string, IssuedToken>> | undefined {
  if (kind.mark.sliding !== true) return undefined;
  const { state } = call.context;
  const expiresAt = expiryOf(kind, session, call);
  if (expiresAt === undefined) return undefined;
  state.put('tokens', value, { ...record, expiresAt });
  const { expiresAt: before } = session.record;
  if (before !== undefined && before < expiresAt)
    state.put('sessions', session.id, { ...session.record, expiresAt });
  const { cookie = {} } = kind.mark;
  const follows = cookie['Max-Age'] === true || cookie['Expires'] === true;
  return follows
    ? { [kind.kind]: { kind: kind.kind, value, shown: value, ...definedOnly({ expiresAt }) } }
    : undefined;
}
