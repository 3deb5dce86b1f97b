import { accountKey } from '../../core/account.ts';
import { type Trace, type Wire } from '../../core/operation.ts';
import {
  invalidReason,
  isRevoked,
  sessionOf,
  unendedToken,
  type InvalidSession,
} from '../../core/session.ts';
import { result, type ActResult, type AnswerFacts } from '../runtime/act.ts';
import type { Carrier } from '../marks/carrier.ts';
import type { ProviderMarks, TokenKind } from '../runtime/resolve.ts';
import { basicLogin } from '../request/basic.ts';
import type { Caller } from '../runtime/session-types.ts';
import { readerAt, type ReadValue } from '../request/location.ts';
import type { State, TracedContext } from '../runtime/records.ts';

/** A token that a request carries. */
export interface Credential {
  readonly kind: TokenKind;
  readonly value: string;
}

/** Reads the first of these kinds of tokens that a request carries. */
export function credentialIn(wire: Wire, kinds: readonly TokenKind[]): Credential | undefined {
  return credentialsIn(wire, kinds)[0];
}

/** Reads all of these kinds of tokens that a request carries. */
export function credentialsIn(wire: Wire, kinds: readonly TokenKind[]): readonly Credential[] {
  return kinds.flatMap((kind) => {
    const value = carriedBy(kind, wire);
    return value === undefined ? [] : [{ kind, value }];
  });
}

const readers = new WeakMap<Carrier, ReadValue>();

/** Reads a kind of token where it travels. */
export function carriedBy({ carrier }: TokenKind, wire: Wire): string | undefined {
  if (carrier === undefined) return undefined;
  const reader = readers.get(carrier) ?? readerOf(carrier);
  readers.set(carrier, reader);
  const value = reader(wire);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readerOf({ in: where, name, prefix }: Carrier): ReadValue {
  // these have no token
  if (where === 'credentials') return () => undefined;
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
  if (credential !== undefined) return unendedToken(credential.value, state)?.account;
  const isByPassword = carried.some(({ carrier }) => carrier?.in === 'credentials');
  return isByPassword ? accountKey(basicLogin(wire), state) : undefined;
}

/** Finds the session behind a token of these kinds, or denies the request. Of several tokens, a valid one is enough. */
export function authenticate(
  wire: Wire,
  kinds: readonly TokenKind[],
  context: TracedContext,
): Caller | ActResult {
  const carried = credentialsIn(wire, kinds);
  const values = carried.filter(({ kind }) => kind.mark.with === undefined).map(({ value }) => value);
  let denied: ActResult | undefined;
  for (const value of new Set(values)) {
    const here = carried.filter((one) => one.value === value).map(({ kind }) => kind);
    const caller = callerOf(value, here, context);
    const problem = 'outcome' in caller ? caller : companionProblem(caller, carried, kinds, context);
    if (problem === undefined) return caller;
    denied ??= problem;
  }
  if (denied !== undefined) return denied;
  context.trace('the request carries no token');
  return result('token-missing');
}

/** Denies a token without the tokens of its session that must be beside it. */
function companionProblem(
  caller: Caller,
  carried: readonly Credential[],
  kinds: readonly TokenKind[],
  context: TracedContext,
): ActResult | undefined {
  for (const companion of kinds.filter(({ mark }) => mark.with === caller.kind)) {
    const value = carried.find(({ kind }) => kind === companion)?.value;
    if (value === undefined) {
      context.trace(`the request carries no ${companion.kind}`);
      return result('token-missing');
    }
    const other = callerOf(value, [companion], context);
    if ('outcome' in other) return other;
    if (other.record.session !== caller.record.session)
      return invalid('unknown', `the ${companion.kind} is that of another session`, context.trace);
  }
  return undefined;
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
    return denied(live, value, kinds, state);
  }
  const { token, session, found } = live;
  if (found.account.status === 'disabled')
    return invalid('account-disabled', `its account is ${found.account.status}`, trace, { found });
  return { kind: token.kind ?? kinds[0]?.kind ?? '', value, record: token, session, found };
}

/** Denies a signed token that has expired by its own claim, or a token of another kind. */
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
  // the only kind of an API is stored without its name
  const kind = kinds.find((one) => token.kind === undefined || one.kind === token.kind);
  // a parallel request may arrive earlier and be decided later
  if (kind === undefined || kind.graceMs === 0) return undefined;
  if (environment.now >= token.ended.at + kind.graceMs) return undefined;
  const session = state.get('sessions', token.session);
  const account = state.get('accounts', token.account);
  if (session === undefined || account === undefined || session.ended !== undefined) return undefined;
  return isRevoked(session, state) ? undefined : { token, session, found: { key: token.account, account } };
}

function invalid(reason: string, why: string, trace: Trace, facts: AnswerFacts = {}): ActResult {
  trace(`the token is invalid: ${why}`);
  return result('token-invalid', facts, reason);
}

/** Returns the denial of a token, with the reason that an API may tell. */
function denied(
  session: InvalidSession,
  value: string,
  kinds: readonly TokenKind[],
  state: State,
): ActResult {
  const facts = factsOf(value, state);
  if (session.invalid === 'expired') return result('token-expired', facts);
  if (session.invalid === 'unknown' && kinds.some(({ form }) => form.flawOf(value) === 'signature'))
    return result('token-invalid', facts, 'signature');
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
