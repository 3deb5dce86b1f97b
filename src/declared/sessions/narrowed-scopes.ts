import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { AccountRef } from '../runtime/records.ts';
import { accountScopes, scopesIn, textsOf } from './scopes.ts';
import type { SessionRef } from '../runtime/session-types.ts';

/**
 * Gives a session the scopes that a refresh requests: no more than were granted, and all of these if it requests none
 * (RFC 6749, section 6).
 */
export function withRequestedScopes(
  session: SessionRef,
  found: AccountRef,
  { act, wire, marks, context }: ActCall,
): SessionRef | ActResult {
  if (!act.reads('scope')) return session;
  const { details } = session;
  const granted = details.granted ?? details.scopes ?? accountScopes(found.account, marks);
  const value = act.value('scope', wire);
  const requested = typeof value === 'string' ? scopesIn(value) : textsOf(value);
  const more = requested?.filter((scope) => granted?.includes(scope) === false) ?? [];
  if (more.length > 0) {
    context.trace(`the sign-in was not granted the scope ${more.join(', ')}`);
    return result('not-allowed', { found, session }, 'scope');
  }
  const scopes = requested ?? granted;
  if (scopes === undefined) return session;
  const next = { ...details, scopes, ...(granted === undefined ? {} : { granted }) };
  context.state.put('sessionDetails', session.id, next);
  return { ...session, details: next };
}
