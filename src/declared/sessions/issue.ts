import type { NewToken } from '../../core/session.ts';
import type { SessionRecord } from '../../core/session-records.ts';
import { definedOnly } from '../../json.ts';
import type { ActCall, IssuedToken } from '../runtime/act.ts';
import type { ProviderMarks, TokenKind } from '../runtime/resolve.ts';
import type { AccountRef, SessionDetails } from '../runtime/records.ts';
import type { SessionRef } from '../runtime/session-types.ts';
import { issueToken } from './draw.ts';

type Tokens = Readonly<Record<string, IssuedToken>>;

/** Draws a token of each of these kinds. A kind that repeats another one has the same value. */
export function drawAll(
  kinds: readonly TokenKind[],
  call: ActCall,
  { found, session }: { readonly found: AccountRef; readonly session: SessionRef },
): Tokens {
  const tokens: Record<string, IssuedToken> = {};
  for (const kind of kinds) {
    if (kind.mark.sameAs !== undefined) continue;
    const expiresAt = expiryOf(kind, session, call);
    tokens[kind.kind] = issueToken(kind, expiresAt, { found, session, tokens }, call);
  }
  for (const { kind, mark } of kinds) {
    const source = mark.sameAs === undefined ? undefined : tokens[mark.sameAs];
    if (source !== undefined) tokens[kind] = { ...source, kind };
  }
  return tokens;
}

/** Returns when a token that is issued now expires, in epoch milliseconds; undefined if it doesn't. */
export function expiryOf(
  { lifetimeMs, rememberMs, carrier }: TokenKind,
  { details: { isRemembered }, record }: Pick<SessionRef, 'details' | 'record'>,
  { context: { environment }, marks }: ActCall,
): number | undefined {
  const { now, sessionSeconds } = environment;
  // the control plane sets the lifetime of what clients send, so that a refresh token can still renew it
  if (sessionSeconds !== undefined && carrier !== undefined) return now + sessionSeconds * 1000;
  const lifetime = isRemembered === true && rememberMs !== undefined ? rememberMs : lifetimeMs;
  const end = Math.min(lifetime === undefined ? Infinity : now + lifetime, lastMoment(record, now, marks));
  return end === Infinity ? undefined : end;
}

/** Returns the latest end of a session, whatever its tokens. */
function lastMoment({ startedAt }: SessionRecord, now: number, { sessionLifetimeMs }: ProviderMarks): number {
  return sessionLifetimeMs === undefined ? Infinity : (startedAt ?? now) + sessionLifetimeMs;
}

/** Returns the tokens to store. The only kind of an API needs no name. */
export function newTokens(tokens: Tokens, marks: ProviderMarks): readonly NewToken[] {
  const isOnly = marks.tokens.size === 1;
  return Object.values(tokens)
    .filter(({ kind }) => marks.tokens.get(kind)?.mark.sameAs === undefined)
    .map(({ kind, value, expiresAt }) => ({
      token: value,
      ...(isOnly ? {} : { kind }),
      ...definedOnly({ expiresAt }),
    }));
}

/** Issues tokens that outlive the sessions of their account. Each has its own session. */
export function issueApart(
  kinds: readonly TokenKind[],
  call: ActCall,
  found: AccountRef,
  details: SessionDetails,
  end?: number,
): Tokens {
  const tokens: Record<string, IssuedToken> = {};
  const { state, environment } = call.context;
  const { now: startedAt, requestNumber: request, address } = environment;
  for (const kind of kinds) {
    const id = apartId(kind, call);
    const bare: SessionRecord = { account: found.key, startedAt, address, outlivesOthers: true };
    const expiresAt = end ?? ownExpiry(kind, startedAt);
    const record = { ...bare, ...definedOnly({ expiresAt }) };
    const token = issueToken(kind, expiresAt, { found, session: { id, details, record } }, call);
    tokens[kind.kind] = token;
    state.put('sessions', id, record);
    if (Object.keys(details).length > 0) state.put('sessionDetails', id, details);
    const term = { issuedAt: startedAt, ...definedOnly({ expiresAt }), request };
    state.put('tokens', token.value, { session: id, account: found.key, kind: kind.kind, ...term });
  }
  return tokens;
}

/** Returns the id in the records of the session of a token that outlives sessions. */
export function apartId({ kind }: TokenKind, { context }: ActCall): string {
  return `${context.environment.requestNumber}-${kind}`;
}

function ownExpiry({ lifetimeMs }: TokenKind, now: number): number | undefined {
  return lifetimeMs === undefined ? undefined : now + lifetimeMs;
}
