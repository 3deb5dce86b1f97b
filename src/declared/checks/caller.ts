import { type Trace, type Wire } from '../../core/operation.ts';
import type { SessionRecord, TokenRecord } from '../../core/session-records.ts';
import {
  invalidReason,
  isRevoked,
  sessionOf,
  unendedToken,
  type InvalidSession,
} from '../../core/session.ts';
import { result, type ActResult, type AnswerFacts } from '../act.ts';
import type { Carrier, ProviderMarks, TokenKind } from '../marks/resolve.ts';
import { readerAt, type ReadValue } from '../request/place.ts';
import type { AccountRef, State, TracedContext } from '../records.ts';

/** A token that a request carries. */
export interface Credential {
  readonly kind: TokenKind;
  readonly value: string;
}

/** The session behind a request. */
export interface Caller {
  readonly kind: string;
  readonly value: string;
  readonly record: TokenRecord;
  readonly session: SessionRecord;
  readonly found: AccountRef;
}

/** Reads the first of these kinds of tokens that a request carries. */
export function credentialIn(wire: Wire, kinds: readonly TokenKind[]): Credential | undefined {
  for (const kind of kinds) {
    const value = carriedBy(kind, wire);
    if (value !== undefined) return { kind, value };
  }
  return undefined;
}

const readers = new WeakMap<Carrier, ReadValue>();

function carriedBy({ carrier }: TokenKind, wire: Wire): string | undefined {
  if (carrier === undefined) return undefined;
  const reader = readers.get(carrier) ?? readerOf(carrier);
  readers.set(carrier, reader);
  const value = reader(wire);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readerOf({ in: where, name, prefix }: Carrier): ReadValue {
  if (where === 'bearer') {
    if (prefix !== undefined)
      return withoutPrefix(readerAt({ in: 'header', path: ['authorization'] }), prefix);
    return readerAt({ in: 'bearer', path: [] });
  }
  if (where === 'basic-username') return readerAt({ in: 'basic', path: ['username'] });
  if (where === 'basic-password') return readerAt({ in: 'basic', path: ['password'] });
  const read = readerAt({ in: where, path: where === 'body' ? name.split('.') : [name] });
  return prefix === undefined ? read : withoutPrefix(read, prefix);
}

function withoutPrefix(read: ReadValue, prefix: string): ReadValue {
  return (wire) => {
    const value = read(wire);
    if (typeof value !== 'string') return undefined;
    return value.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase()
      ? value.slice(prefix.length).trim()
      : undefined;
  };
}

/** Returns the key of the account whose token a request carries, valid or not. */
export function callerKey(wire: Wire, { carried }: ProviderMarks, state: State): string | undefined {
  const credential = credentialIn(wire, carried);
  return credential === undefined ? undefined : unendedToken(credential.value, state)?.account;
}

/** Finds the session behind a token of these kinds, or denies the request. */
export function authenticate(
  wire: Wire,
  kinds: readonly TokenKind[],
  context: TracedContext,
): Caller | ActResult {
  const credential = credentialIn(wire, kinds);
  if (credential !== undefined) return callerOf(credential.value, kinds, context);
  context.trace('the request carries no token');
  return result('token-missing');
}

/** Finds the session behind a token, or denies it. */
export function callerOf(
  value: string,
  kinds: readonly TokenKind[],
  context: TracedContext,
): Caller | ActResult {
  const { state, environment, trace } = context;
  const flaw = flawOfRecord(value, kinds, context);
  if (flaw !== undefined) return flaw;
  const live = inGrace(value, kinds, context) ?? sessionOf(value, context);
  if ('invalid' in live) {
    trace(`the token is invalid: ${invalidReason(live, environment)}`);
    return denied(live, value, state);
  }
  const { token, session, found } = live;
  if (found.account.status === 'disabled')
    return invalid('account-disabled', `its account is ${found.account.status}`, trace);
  return { kind: token.kind ?? kinds[0]?.kind ?? '', value, record: token, session, found };
}

/** Denies a token that nothing else can save: a signed one that has expired by its own claim, or one of another kind. */
function flawOfRecord(
  value: string,
  kinds: readonly TokenKind[],
  { state, environment: { now }, trace }: TracedContext,
): ActResult | undefined {
  const token = state.get('tokens', value);
  if (token === undefined) return undefined;
  const { kind: own, expiresAt = Infinity } = token;
  // a verifier reads the claims of a token before it asks whether the token was ended
  if (expiresAt <= now && kinds.some(({ mark }) => mark.form === 'jwt')) {
    trace('the token is invalid: it has expired');
    return result('token-expired', factsOf(value, state));
  }
  if (own === undefined || kinds.some(({ kind, mark }) => (mark.sameAs ?? kind) === own)) return undefined;
  return invalid('wrong-kind', `it is a token of the kind ${own}`, trace);
}

/** Returns a replaced token that is still accepted for a moment. */
function inGrace(value: string, kinds: readonly TokenKind[], { state, environment }: TracedContext) {
  const token = state.get('tokens', value);
  if (token?.ended?.because !== 'used') return undefined;
  const kind = kinds.find((one) => one.kind === token.kind);
  if (kind === undefined || environment.now >= token.ended.at + kind.graceMs) return undefined;
  const session = state.get('sessions', token.session);
  const account = state.get('accounts', token.account);
  if (session === undefined || account === undefined || session.ended !== undefined) return undefined;
  return isRevoked(session, state) ? undefined : { token, session, found: { key: token.account, account } };
}

function invalid(reason: string, why: string, trace: Trace): ActResult {
  trace(`the token is invalid: ${why}`);
  return result('token-invalid', {}, reason);
}

/** Returns the denial of a token, with the reason that an API may tell. */
function denied(session: InvalidSession, value: string, state: State): ActResult {
  const facts = factsOf(value, state);
  if (session.invalid === 'expired') return result('token-expired', facts);
  if (session.invalid !== 'ended') return result('token-invalid', facts, reasons[session.invalid]);
  if (session.ended.because === 'used') return result('token-reused', facts);
  return result('token-invalid', facts, session.ended.because);
}

/** Returns the account that a token was issued to. */
function factsOf(value: string, state: State): AnswerFacts {
  const key = state.get('tokens', value)?.account;
  const account = key === undefined ? undefined : state.get('accounts', key);
  return key === undefined || account === undefined ? {} : { found: { key, account } };
}

const reasons = {
  unknown: 'unknown',
  'no session': 'unknown',
  revoked: 'revoked',
  'no account': 'no-account',
} as const;
