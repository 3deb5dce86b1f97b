import { randomString, type Environment } from '../../../core/environment.ts';
import type { StringMap, Wire } from '../../../core/operation.ts';
import { confirmTypes, type Account, type AccountRef, type ConfirmType, type Context } from '../records.ts';

/** Finds a type by its name, ignoring case, or by its number. */
export function typeNamed(name: string): ConfirmType | undefined {
  const numbered = /^\d+$/.test(name) ? confirmTypes[Number(name)] : undefined;
  return numbered ?? confirmTypes.find((known) => known.toLowerCase() === name.toLowerCase());
}

/** A confirmation in a request, from the query of a link. */
export interface Confirmation {
  readonly type: string;
  /** The account's id; undefined in mailed links. */
  readonly uid: string | undefined;
  readonly key: string;
}

/** A valid confirmation. */
export interface Confirmed extends AccountRef {
  readonly type: ConfirmType;
  readonly confirmKey: string;
}

/** Why a confirmation is invalid. */
export type Unconfirmed = 'unknown' | 'other type' | 'expired';

/** Returns the name of the cookie for confirmations of a type. */
export function confirmCookie(type: ConfirmType): string {
  return `asc_confirm_key_${type}`;
}

/** Reads the confirmation of the header `confirm`; the cookie may have its key. Source: the vendor's server source. */
export function confirmationOf({ headers, cookies }: Wire): Confirmation | undefined {
  const { type, uid, key } = queryOf(headers['confirm'] ?? '');
  if (type === undefined || type === '') return undefined;
  return { type, uid, key: key ?? keyInCookie(type, cookies) };
}

/** Reads the key of a confirmation from its cookie; an empty string if there is none. */
export function keyInCookie(type: string, cookies: StringMap): string {
  const known = typeNamed(type);
  return known === undefined ? '' : (cookies[confirmCookie(known)] ?? '');
}

/** Parses a query; a value that can't be decoded stays unchanged. */
function queryOf(query: string): Partial<StringMap> {
  const pairs = query.split('&').map((pair) => {
    const mark = pair.indexOf('=');
    const [name, value] = mark === -1 ? [pair, ''] : [pair.slice(0, mark), pair.slice(mark + 1)];
    return [name.trim().toLowerCase(), decoded(value.trim())] as const;
  });
  return Object.fromEntries(pairs);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}

/** Lifetimes of confirmation keys: one hour for sign-ins, else seven days. Source: the vendor's server source. */
const authHours = 1;
const emailDays = 7;
const authTypes: readonly ConfirmType[] = [
  'Auth',
  'TfaActivation',
  'TfaAuth',
  'PhoneActivation',
  'PhoneAuth',
];

/** Upper-case letters and digits; the length is inferred. */
const hashAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const hashLength = 32;

/** Creates a confirmation key of an account: `<ms>.<HASH>`. */
export function makeConfirmKey(account: string, type: ConfirmType, { state, environment }: Context): string {
  const { now } = environment;
  const key = `${now}.${randomString(hashLength, hashAlphabet, environment)}`;
  state.put('confirmKeys', key, { account, type, expiresAt: now + lifetimeMs(type) });
  return key;
}

function lifetimeMs(type: ConfirmType): number {
  return (authTypes.includes(type) ? authHours : emailDays * 24) * 3_600_000;
}

/** Returns the account of a confirmation that is valid and has one of the types; else the reason. */
export function verifyConfirmation(
  { type, uid, key }: Confirmation,
  types: readonly ConfirmType[],
  { state, environment }: Context,
): Confirmed | { readonly unconfirmed: Unconfirmed } {
  const named = typeNamed(type);
  const made = state.get('confirmKeys', key);
  const owner = made?.account ?? uid?.toLowerCase() ?? '';
  const account = state.get('accounts', owner);
  if (named === undefined || account === undefined) return { unconfirmed: 'unknown' };
  if (uid !== undefined && uid.toLowerCase() !== account.id.toLowerCase()) return { unconfirmed: 'unknown' };
  if (!hasKey(account, named, key)) {
    if (made?.type !== named) return { unconfirmed: 'unknown' };
    if (made.expiresAt <= environment.now) return { unconfirmed: 'expired' };
  }
  return types.includes(named)
    ? { key: owner, account, type: named, confirmKey: key }
    : { unconfirmed: 'other type' };
}

/** Whether an account has this key in the fixtures. */
function hasKey({ confirmKeys = [] }: Account, type: ConfirmType, key: string): boolean {
  return confirmKeys.some((known) => known.type === type && known.key === key);
}

/** Returns a confirmation link with this query. Only mailed links have the key in it; others use the cookie. */
export function confirmLink(type: ConfirmType, query: StringMap, { origin }: Environment): string {
  const pairs = Object.entries({ type, ...query }).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `${origin}/confirm/${type}?${pairs.join('&')}`;
}

/** Hashes the account's e-mail address with the key of its link. */
export function encodedEmail(
  { login, email = login }: Account,
  key: string,
  { digest }: Environment,
): string {
  return digest.sha256Hex(`${key} ${email.toLowerCase()}`);
}
