import { rotateToken } from '../core/session-changes.ts';
import { issueTokens, startSession, type NewToken } from '../core/session.ts';
import type { SessionRecord } from '../core/session-records.ts';
import { definedOnly } from '../json.ts';
import type { ActCall, IssuedToken } from './act.ts';
import { isYes, type ProviderMarks, type TokenKind } from './marks/resolve.ts';
import type { AccountRef, SessionDetails, State } from './records.ts';
import { numberFrom, uuidFrom } from './template/stable-ids.ts';
import { drawToken } from './tokens/draw.ts';

/** What a session is started with. */
export interface SessionRequest extends Omit<SessionDetails, 'id' | 'address' | 'csrf'> {
  readonly found: AccountRef;
  /** The level that it has reached, if the marks have levels. */
  readonly level?: string | undefined;
}

/** A session with the tokens that were issued, by kind. */
export interface StartedSession {
  readonly session: SessionRef;
  readonly tokens: Readonly<Record<string, IssuedToken>>;
}

/** A session with its id in the records, and what it has besides its tokens. */
export interface SessionRef {
  readonly id: string;
  readonly record: SessionRecord;
  readonly details: SessionDetails;
}

/** Returns what the request says about the session that it wants. */
export function requestOf({ act, wire, marks }: ActCall): Omit<SessionRequest, 'found'> {
  const scope = act.text('scope', wire);
  const keeps = marks.keeps(wire);
  return {
    ...(isYes(act.value('remember', wire)) ? { isRemembered: true } : {}),
    ...(act.reads('client') ? { client: act.text('client', wire) ?? '' } : {}),
    ...(scope === undefined ? {} : { scopes: scope.split(/[ ,]+/) }),
    ...(keeps === undefined ? {} : { keeps }),
  };
}

/** Starts a session of an account, and issues its tokens. */
export function startSignedIn(call: ActCall, request: SessionRequest): StartedSession {
  const { marks, context } = call;
  const { state, environment } = context;
  const { found, level, ...rest } = request;
  const id = String(environment.requestNumber);
  const details: SessionDetails = {
    ...definedOnly(rest),
    id: publicId(marks, id),
    address: environment.address,
  };
  state.put('sessionDetails', id, details);
  const kinds = issuedKinds(call, level);
  const tokens = drawAll(kinds, call, { found, session: { id, details } });
  startSession(newTokens(tokens, marks), found.key, context);
  const record = state.get('sessions', id);
  if (record === undefined) throw new Error(`the session ${id} wasn't started`);
  const leveled = level === undefined ? record : { ...record, level };
  if (level !== undefined) state.put('sessions', id, leveled);
  listSession(found.key, id, state);
  return { session: { id, record: leveled, details }, tokens };
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

/** Returns a session with its details. */
export function sessionRef(id: string, record: SessionRecord, call: ActCall): SessionRef {
  const { context, marks } = call;
  const details = context.state.get('sessionDetails', id);
  return {
    id,
    record,
    details: details ?? { id: publicId(marks, id), address: context.environment.address },
  };
}

/** Returns the id of a session that clients see. */
export function publicId({ marks }: ProviderMarks, id: string): string {
  const form = marks.session?.idFrom ?? 'uuid';
  return form === 'integer' ? String(numberFrom(`session ${id}`)) : uuidFrom(`session ${id}`);
}

/** The number of sessions of an account that can be listed. */
const maxListed = 100;

function listSession(account: string, id: string, state: State): void {
  const before = (state.get('sessionsOf', account) ?? []).filter((known) => known !== id);
  state.put('sessionsOf', account, [...before, id].slice(-maxListed));
}

/** Returns the kinds of tokens that an act issues for a session of this level. */
function issuedKinds({ marks, act, wire }: ActCall, level: string | undefined): readonly TokenKind[] {
  const { issues } = act.mark;
  const all = [...marks.tokens.values()];
  const chosen =
    issues === undefined
      ? all.filter(({ mark }) => mark.outlivesSessions !== true && fitsLevel(mark.level, level, marks))
      : all.filter(({ kind }) => issues.includes(kind));
  return chosen.filter(({ optional }) => optional === undefined || isYes(optional(wire)));
}

/** Whether a kind is issued for a level: one with a level for that level alone. */
function fitsLevel(kindLevel: string | undefined, level: string | undefined, marks: ProviderMarks): boolean {
  const reached = level ?? marks.levels.at(-1);
  if (kindLevel !== undefined) return kindLevel === reached;
  const { tokens } = marks;
  const hasOwn = [...tokens.values()].some(({ mark }) => mark.level !== undefined && mark.level === reached);
  return !hasOwn;
}

/** Returns the kinds of tokens that are issued when a session reaches a level: those that are for it alone. */
export function levelKinds({ marks }: ActCall, level: string | undefined): readonly TokenKind[] {
  return [...marks.tokens.values()].filter(({ mark }) => mark.level !== undefined && mark.level === level);
}

/** Returns the kinds of tokens that a refresh issues. A token that isn't replaced isn't issued again. */
export function renewedKinds({ marks, act }: ActCall, used: string, rotates: boolean): readonly TokenKind[] {
  const names = act.mark.issues ?? marks.tokens.get(used)?.mark.renews;
  const all = [...marks.tokens.values()];
  if (names !== undefined) return all.filter(({ kind }) => names.includes(kind));
  return all.filter(
    ({ kind, mark }) =>
      mark.outlivesSessions !== true && mark.optional === undefined && (rotates || kind !== used),
  );
}

function drawAll(
  kinds: readonly TokenKind[],
  call: ActCall,
  { found, session }: { readonly found: AccountRef; readonly session: Pick<SessionRef, 'id' | 'details'> },
): Record<string, IssuedToken> {
  const tokens: Record<string, IssuedToken> = {};
  for (const kind of kinds) {
    if (kind.mark.sameAs !== undefined) continue;
    const expiresAt = expiryOf(kind, session.details, call);
    const drawn = drawToken(kind.form, expiresAt, { found, session }, call);
    tokens[kind.kind] = { kind: kind.kind, ...drawn, ...definedOnly({ expiresAt }) };
  }
  for (const { kind, mark } of kinds) {
    const source = mark.sameAs === undefined ? undefined : tokens[mark.sameAs];
    if (source !== undefined) tokens[kind] = { ...source, kind };
  }
  return tokens;
}

/** Returns when a token expires, in epoch milliseconds; undefined if it doesn't. */
function expiryOf(
  { lifetimeMs, rememberMs, carrier }: TokenKind,
  { isRemembered }: SessionDetails,
  { context: { environment } }: ActCall,
): number | undefined {
  const { now, sessionSeconds } = environment;
  // the control plane sets the lifetime of what clients send, so that a refresh token can still renew it
  if (sessionSeconds !== undefined && carrier !== undefined) return now + sessionSeconds * 1000;
  const lifetime = isRemembered === true && rememberMs !== undefined ? rememberMs : lifetimeMs;
  return lifetime === undefined ? undefined : now + lifetime;
}

/** Returns the tokens to store. The only kind of an API needs no name. */
function newTokens(tokens: StartedSession['tokens'], marks: ProviderMarks): readonly NewToken[] {
  const isOnly = marks.tokens.size === 1;
  return Object.values(tokens)
    .filter(({ kind }) => marks.tokens.get(kind)?.mark.sameAs === undefined)
    .map(({ kind, value, expiresAt }) => ({
      token: value,
      ...(isOnly ? {} : { kind }),
      ...definedOnly({ expiresAt }),
    }));
}
