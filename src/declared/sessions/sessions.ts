import { endSession, rotateToken } from '../../core/session-changes.ts';
import { isRevoked, issueTokens, startSession } from '../../core/session.ts';
import type { SessionRecord } from '../../core/session-records.ts';
import { definedOnly } from '../../json.ts';
import type { ActCall, IssuedToken } from '../runtime/act.ts';
import { issueDevice } from './devices.ts';
import { drawAll, issueApart, newTokens } from './issue.ts';
import { isYes, type TokenKind } from '../runtime/resolve.ts';
import type { AccountRef, SessionDetails } from '../runtime/records.ts';
import { accountScopes, grantedScopes, scopesIn } from './scopes.ts';
import { issuedKinds, outlivingKinds } from './session-kinds.ts';
import type { SessionRef } from '../runtime/session-types.ts';

/** The properties of a new session. */
export interface SessionRequest extends Omit<SessionDetails, 'csrf'> {
  readonly found: AccountRef;
  /** The level that it has reached, if the marks have levels. */
  readonly level?: string | undefined;
}

/** A session with the tokens that were issued, by kind. */
export interface StartedSession {
  readonly session: SessionRef;
  readonly tokens: Readonly<Record<string, IssuedToken>>;
}

/** Returns the properties that a request requests for its session. */
export function requestOf({ act, wire, marks }: ActCall): Omit<SessionRequest, 'found'> {
  const scope = act.text('scope', wire);
  const keeps = marks.keeps(wire);
  return {
    ...(isYes(act.value('remember', wire)) ? { isRemembered: true } : {}),
    ...(act.reads('client') ? { client: act.text('client', wire) ?? '' } : {}),
    ...(scope === undefined ? {} : { scopes: scopesIn(scope) }),
    ...(keeps === undefined ? {} : { keeps }),
  };
}

/** Starts a session of an account, and issues its tokens. */
export function startSignedIn(call: ActCall, request: SessionRequest): StartedSession {
  const { marks, context } = call;
  const { state, environment } = context;
  const { found, level, isRemembered, client, keeps, factors } = request;
  const id = String(environment.requestNumber);
  const scopes = scopesOf(call, request);
  const details: SessionDetails = definedOnly({ isRemembered, client, scopes, keeps, factors });
  if (Object.keys(details).length > 0) state.put('sessionDetails', id, details);
  const kinds = issuedKinds(call, level);
  const more = { ...definedOnly({ level }), address: environment.address };
  const session: SessionRef = {
    id,
    details,
    record: { account: found.key, startedAt: environment.now, ...more },
  };
  const tokens = drawAll(kinds, call, { found, session });
  startSession(newTokens(tokens, marks), found.key, context, { id, more });
  const record = state.get('sessions', id) ?? session.record;
  listSession(found.key, id, context);
  endOldest(found.key, call);
  const apart = issueApart(outlivingKinds(call), call, found, details);
  return { session: { id, record, details }, tokens: { ...tokens, ...apart, ...issueDevice(call, found) } };
}

/** Returns the scopes of a new session: those that are granted, else those that the marks name. */
function scopesOf(
  { marks, act }: ActCall,
  { scopes = marks.marks.session?.scopes, found }: SessionRequest,
): readonly string[] | undefined {
  if (scopes !== undefined) return grantedScopes(scopes, found.account, marks);
  return act.reads('scope') ? accountScopes(found.account, marks) : undefined;
}

/** Issues more tokens of a session. */
export function issueMore(
  call: ActCall,
  found: AccountRef,
  session: SessionRef,
  kinds: readonly TokenKind[],
): StartedSession['tokens'] {
  const tokens = drawAll(kinds, call, { found, session });
  issueTokens(session.id, newTokens(tokens, call.marks), call.context);
  return tokens;
}

/** Ends a used token, and issues its successors. */
export function rotate(
  call: ActCall,
  used: string,
  found: AccountRef,
  session: SessionRef,
  kinds: readonly TokenKind[],
): StartedSession['tokens'] {
  const tokens = drawAll(kinds, call, { found, session });
  rotateToken(used, newTokens(tokens, call.marks), found.key, call.context);
  return tokens;
}

/** Returns a session with its details. One of the fixtures has the address of the request. */
export function sessionRef(id: string, record: SessionRecord, { context }: ActCall): SessionRef {
  const { state, environment } = context;
  const details = state.get('sessionDetails', id) ?? {};
  return { id, record: { address: environment.address, ...record }, details };
}

/** The number of sessions of an account that can be listed. */
const maxListed = 100;

function listSession(account: string, id: string, { state }: ActCall['context']): void {
  const before = state.get('sessionsOf', account) ?? [];
  // a request has one id, whatever the number of sessions that it starts
  if (before.at(-1) !== id) state.put('sessionsOf', account, [...before.slice(1 - maxListed), id]);
}

/** Ends the oldest sessions of an account above the limit of the marks. */
function endOldest(account: string, call: ActCall): void {
  const { most } = call.marks.marks.session ?? {};
  if (most === undefined) return;
  for (const { id } of liveSessions(account, call).slice(0, -most)) endSession(id, 'revoked', call.context);
}

/** Returns the sessions of an account that haven't ended, oldest first. */
export function liveSessions(account: string, call: ActCall): readonly SessionRef[] {
  const { state, environment } = call.context;
  return (state.get('sessionsOf', account) ?? []).flatMap((id) => {
    const record = state.get('sessions', id);
    const isLive =
      record !== undefined &&
      record.ended === undefined &&
      !isRevoked(record, state) &&
      (record.expiresAt === undefined || environment.now < record.expiresAt);
    return isLive ? [sessionRef(id, record, call)] : [];
  });
}
