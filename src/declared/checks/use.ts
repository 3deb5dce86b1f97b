import type { ActCall, ActResult } from '../act.ts';
import { rotate, sessionRef } from '../sessions.ts';
import type { Caller } from './caller.ts';

/** Renews the token of a request after its use: a sliding token lasts longer, and a token that changes with every answer is replaced. */
export function afterUse(decided: ActResult, caller: Caller, call: ActCall): ActResult {
  const kind = call.marks.tokens.get(caller.kind);
  if (kind === undefined) return decided;
  const { state, environment } = call.context;
  const { lifetimeMs, mark } = kind;
  if (mark.sliding === true && lifetimeMs !== undefined) {
    const token = state.get('tokens', caller.value);
    if (token !== undefined && token.ended === undefined)
      state.put('tokens', caller.value, { ...token, expiresAt: environment.now + lifetimeMs });
  }
  if (mark.rotates !== 'every-answer' || decided.facts.ended !== undefined) return decided;
  const session = sessionRef(caller.record.session, caller.session, call);
  const tokens = rotate(call, caller.value, caller.found, session, [kind]);
  return { ...decided, facts: { ...decided.facts, session, tokens: { ...decided.facts.tokens, ...tokens } } };
}
